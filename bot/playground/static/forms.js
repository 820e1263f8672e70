// Dialogs: the bot's forms, the choice of a persona, and somebody new who comes.

import { el, face, icon } from "./draw.js";
import { Suggestions, listed, peopleLike, personOption } from "./line.js";
import { say } from "./talk.js";

let ids = 0;

/** A modal dialog; Esc closes it, and the focus goes back to where it was. */
function dialog(title, language, ...children) {
  const id = `dialog-${(ids += 1)}`;
  const shown = el("dialog", { "aria-labelledby": id });
  const close = el("button", { type: "button", class: "quiet", onclick: () => shown.close() }, icon("close"));
  close.setAttribute("aria-label", say("page-dismiss"));
  shown.append(el("header", {}, el("h2", { id, lang: language }, title), close), ...children);
  const before = document.activeElement;
  const around = before?.closest(".log");
  shown.addEventListener("close", () => {
    shown.remove();
    if (document.activeElement === document.body) (before?.isConnected ? before : around)?.focus();
  });
  shown.addEventListener("click", (event) => event.target === shown && shown.close());
  document.body.append(shown);
  shown.showModal();
  return shown;
}

/**
 * Shows one of the bot's forms to `self`. `submit(answers)` sends it and gives the sentence that says what is wrong,
 * or null when it was taken.
 */
export function openForm(form, { language, people, channels, self, submit }) {
  const fields = form.fields.map((field) => new Question(field, { people, channels, self }));
  const wrong = el("p", { class: "wrong", role: "alert" });
  const body = el("form", { class: "form", novalidate: true, lang: language });
  const shown = dialog(form.title, language, body);
  const cancel = el("button", { type: "button", class: "button plain", onclick: () => shown.close() }, say("page-cancel"));
  const send = el("button", { class: "button primary" }, say("page-send"));
  const last = el("footer", { lang: document.documentElement.lang }, cancel, send);
  body.append(...fields.map((field) => field.node), wrong, last);
  body.addEventListener("submit", async (event) => {
    event.preventDefault();
    wrong.textContent = "";
    const missing = fields.filter((field) => !field.isAnswered());
    if (missing.length) return missing[0].focus();
    send.disabled = true;
    wrong.textContent = (await submit(Object.fromEntries(fields.map((field) => [field.name, field.answer()])))) ?? "";
    send.disabled = false;
    if (!wrong.textContent) shown.close();
  });
  fields[0]?.focus();
}

/** One question of a form, with its label, its mark when an answer is needed, and what is wrong with it. */
class Question {
  constructor(field, { people, channels, self }) {
    this.field = field;
    this.name = field.name;
    this.id = `question-${(ids += 1)}`;
    this.wrong = el("p", { class: "wrong", id: `${this.id}-wrong`, role: "alert" });
    const mark = el("span", { class: field.required ? "mark needed" : "mark" });
    mark.textContent = say(field.required ? "page-required" : "page-optional");
    mark.lang = document.documentElement.lang;
    const isGroup = field.kind === "choices" || (field.kind === "choice" && field.choices.length <= 12);
    if (isGroup) {
      this.answers(this.boxes());
      this.node = el("fieldset", {}, el("legend", {}, field.label, mark), this.control, this.wrong);
    } else {
      this.answers(this.chooser(people, channels, self));
      this.node = el("div", { class: "question" }, el("label", { for: this.id }, field.label, mark), this.control, this.wrong);
    }
    this.first.setAttribute("aria-describedby", [this.about, this.wrong.id].filter(Boolean).join(" "));
    if (field.required && this.first.type !== "radio" && this.first.type !== "checkbox") this.first.setAttribute("aria-required", "true");
    this.node.addEventListener("input", () => this.complain(false));
  }

  answers({ control, first, read, about }) {
    this.control = control;
    this.first = first;
    this.answer = read;
    this.about = about; // what explains it, by its id
  }

  isAnswered() {
    const answer = this.answer();
    const given = Array.isArray(answer) ? answer.length > 0 : answer.trim() !== "";
    this.complain(this.field.required && !given);
    return given || !this.field.required;
  }

  complain(isWrong) {
    this.wrong.textContent = isWrong ? say("page-answer-missing") : "";
    this.first.setAttribute("aria-invalid", String(isWrong));
  }

  focus() {
    this.first.focus();
  }

  chooser(people, channels, self) {
    const { kind, value, choices, most } = this.field;
    const known = { id: this.id, maxlength: most ?? null };
    switch (kind) {
      case "member":
        return picker(this.id, people.filter((one) => one.id !== self), value, 1);
      case "members":
        return picker(this.id, people, value, 25);
      case "channel":
        return select(this.id, value, channels.map((one) => ({ label: `# ${one.name}`, value: one.id })));
      case "choice":
        return select(this.id, value, choices);
      case "paragraph":
        return typed(el("textarea", { ...known, rows: 4 }), value);
      case "date":
        return typed(el("input", { id: this.id, type: "date" }), value);
      case "moment":
        return moment(this.id, value, this.field.zone);
      default:
        return typed(el("input", { ...known, type: "text", autocomplete: "off" }), value);
    }
  }

  boxes() {
    const several = this.field.kind === "choices";
    const chosen = this.field.value.split(",");
    const inputs = this.field.choices.map(({ value }) =>
      el("input", { type: several ? "checkbox" : "radio", name: this.id, value, checked: chosen.includes(value) }),
    );
    const labels = this.field.choices.map(({ label }, at) => el("label", { class: "choice" }, inputs[at], label));
    const marked = () => inputs.filter((input) => input.checked).map((input) => input.value);
    const read = several ? marked : () => marked()[0] ?? "";
    return { control: el("div", { class: "choices" }, labels), first: inputs[0], read };
  }
}

function typed(input, value) {
  input.value = value;
  return { control: input, first: input, read: () => input.value };
}

/** A day and a time, with a space between them on the way, as people write it, and the zone that they are in. */
function moment(id, value, zone) {
  const input = el("input", { id, type: "datetime-local" });
  input.value = value.replace(" ", "T");
  const note = el("p", { class: "note", id: `${id}-zone`, lang: document.documentElement.lang }, say("page-zone", { zone }));
  return { control: el("div", {}, input, note), first: input, read: () => input.value.replace("T", " "), about: note.id };
}

function select(id, value, choices) {
  const options = [{ label: say("page-choose"), value: "" }, ...choices];
  const shown = el("select", { id }, options.map((one) => el("option", { value: one.value }, one.label)));
  return typed(shown, value);
}

/** A searchable choice of people, shown as chips. */
function picker(id, people, value, most) {
  const byId = new Map(people.map((person) => [person.id, person]));
  let chosen = value.split(",").filter((one) => byId.has(one)).slice(0, most);
  const input = el("input", { id, type: "text", placeholder: say("page-pick") });
  const chips = el("ul", { class: "chips" });
  const change = (ids) => {
    chosen = ids;
    chips.replaceChildren(...chosen.map((one) => chip(byId.get(one), () => change(chosen.filter((other) => other !== one)))));
    input.value = "";
    input.dispatchEvent(new Event("input", { bubbles: true }));
    suggestions.close();
    input.focus();
  };
  const choose = (person) => change(most === 1 ? [person.id] : [...chosen, person.id].slice(0, most));
  const free = () => listed(peopleLike(people, input.value).filter((person) => !chosen.includes(person.id)));
  const suggestions = new Suggestions(input, () => free().map((person) => personOption(person, () => choose(person))));
  const found = chosen;
  chosen = [];
  if (found.length) change(found);
  input.addEventListener("click", () => suggestions.open());
  return { control: el("div", { class: "picker" }, chips, input, suggestions.list), first: input, read: () => (most === 1 ? chosen[0] ?? "" : chosen) };
}

function chip(person, remove) {
  const out = el("button", { type: "button", class: "quiet", onclick: remove }, icon("close"));
  out.setAttribute("aria-label", say("page-take-out", { name: person.name }));
  return el("li", { class: "chip" }, face(person.id, person.name), el("span", { lang: person.language }, person.name), out);
}

const GROUPS = [
  ["page-group-alumni", (person) => !person.organises && person.kind !== "staff"],
  ["page-group-staff", (person) => !person.organises && person.kind === "staff"],
  ["page-group-organisers", (person) => person.organises],
];

/** Whose eyes to see with: everybody, searchable, in three groups. Also comings and goings. */
export function openPersonas(current, people, { choose, come, go }) {
  const input = el("input", { type: "text", "aria-label": say("page-pick"), placeholder: say("page-pick") });
  const options = () =>
    GROUPS.flatMap(([group, belongs]) =>
      peopleLike(people, input.value)
        .filter(belongs)
        .map((person) => ({ ...personOption(person, () => done(() => choose(person))), group: say(group) })),
    );
  const suggestions = new Suggestions(input, options, { stays: true });
  const act = (label, then, kind) => el("button", { type: "button", class: `button ${kind}`, onclick: () => done(then) }, label);
  const last = el(
    "footer",
    {},
    act(say("page-go", { name: current.name }), go, "danger"),
    act(say("page-come"), come, "plain"),
  );
  const shown = dialog(say("page-be"), null, el("div", { class: "form people-list" }, input, suggestions.list, last));
  const done = (then) => {
    shown.close();
    then();
  };
  suggestions.open();
  suggestions.mark(Math.max(0, suggestions.options.findIndex((option) => option.label === current.name)));
  input.focus();
}

/** Somebody new: a name and a language. */
export function openNewcomer(language, join) {
  const fields = [
    { name: "name", label: say("page-come-name"), kind: "line", required: true, value: "", choices: [], most: 80 },
    {
      name: "language",
      label: say("page-come-language"),
      kind: "choice",
      required: true,
      value: language,
      choices: [
        { label: "日本語", value: "ja" },
        { label: "English", value: "en" },
      ],
    },
  ];
  openForm({ title: say("page-come-title"), fields }, { language, people: [], channels: [], submit: join });
}


