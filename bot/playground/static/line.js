// The line at the bottom of a column, and the completion that forms and pickers share with it.

import { el, face, icon } from "./draw.js";
import { languageNow, say } from "./talk.js";

const MOST_SHOWN = 60;
let lists = 0;

/** Letters as they are compared when somebody types them. */
export function folded(text) {
  return text.normalize("NFKC").toLowerCase().replace(/\s+/g, "");
}

export function peopleLike(people, typed) {
  const sought = folded(typed);
  return people.filter((one) => folded(one.name).includes(sought) || one.id.replace(/-/g, "").includes(sought));
}

export function kindOf(person) {
  return say(person.organises ? "page-organiser" : person.kind === "staff" ? "page-staff" : "page-alumnus");
}

/** A person as an option of a list. */
export function personOption(person, choose) {
  return { label: person.name, about: kindOf(person), lang: person.language, before: face(person.id, person.name), choose };
}

/**
 * A list of suggestions below an input (a combobox): `find()` gives options {label, about, lang, before,
 * group, choose}, and `eager()` says whether the first is meant without an arrow.
 */
export class Suggestions {
  constructor(input, find, { eager = () => true, label = say("page-suggestions"), stays = false } = {}) {
    this.input = input;
    this.find = find;
    this.eager = eager;
    this.stays = stays;
    this.options = [];
    this.at = -1;
    this.id = `list-${(lists += 1)}`;
    this.list = el("div", { role: "listbox", id: this.id, class: "suggestions", "aria-label": label, hidden: true });
    for (const [name, value] of Object.entries({
      role: "combobox",
      autocomplete: "off",
      spellcheck: "false",
      "aria-autocomplete": "list",
      "aria-controls": this.id,
      "aria-expanded": "false",
    })) {
      input.setAttribute(name, value);
    }
    input.addEventListener("input", () => this.open());
    input.addEventListener("keydown", (event) => this.hear(event));
    input.addEventListener("blur", () => !this.stays && this.close());
    this.list.addEventListener("pointerdown", (event) => event.preventDefault());
  }

  get isOpen() {
    return !this.list.hidden;
  }

  open() {
    this.options = this.find().slice(0, this.stays ? Infinity : MOST_SHOWN);
    this.list.replaceChildren();
    let group = null;
    this.options.forEach((option, at) => {
      if (option.group && option.group !== group) {
        group = option.group;
        this.list.append(el("div", { class: "group", role: "presentation" }, group));
      }
      this.list.append(this.drawn(option, at));
    });
    if (!this.options.length && this.stays) this.list.append(el("p", { class: "note" }, say("page-nobody-found")));
    this.list.hidden = !this.options.length && !this.stays;
    this.input.setAttribute("aria-expanded", String(this.isOpen));
    this.mark(this.options.length && this.eager() ? 0 : -1);
  }

  drawn(option, at) {
    return el(
      "div",
      { role: "option", id: `${this.id}-${at}`, "aria-selected": "false", onclick: () => this.take(option) },
      option.before,
      el("span", { class: "label", lang: option.lang }, option.label),
      el("span", { class: "about", lang: option.aboutLang }, option.about ?? ""),
    );
  }

  close() {
    if (this.stays) return;
    this.list.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
    this.mark(-1);
  }

  mark(at) {
    const before = document.getElementById(`${this.id}-${this.at}`);
    before?.setAttribute("aria-selected", "false");
    this.at = at;
    const marked = this.list.querySelector(`#${this.id}-${at}`);
    marked?.setAttribute("aria-selected", "true");
    marked?.scrollIntoView({ block: "nearest" });
    if (marked) this.input.setAttribute("aria-activedescendant", marked.id);
    else this.input.removeAttribute("aria-activedescendant");
  }

  take(option) {
    this.close();
    option.choose();
  }

  hear(event) {
    if (event.isComposing || event.keyCode === 229) return; // Enter that ends a Japanese conversion
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && !this.isOpen) this.open();
    if (!this.isOpen) return;
    const count = this.options.length;
    if (step && count) this.mark((Math.max(this.at, step < 0 ? 0 : -1) + step + count) % count);
    else if (event.key === "Escape" && !this.stays) this.close();
    else if ((event.key === "Enter" || (event.key === "Tab" && !this.stays)) && this.at >= 0) this.take(this.options[this.at]);
    else return;
    event.preventDefault();
    event.stopImmediatePropagation();
  }
}

/** Where one types: commands with completion, or a post to a channel. `send(text)` says whether it was taken. */
export class Line {
  constructor({ label, hint, people, verbs, language, send }) {
    this.people = people;
    this.verbs = verbs;
    this.language = language;
    this.named = [];
    this.input = el("input", { type: "text", "aria-label": label, placeholder: hint, lang: language, enterkeyhint: "send" });
    this.suggestions = new Suggestions(this.input, () => this.options(), { eager: () => this.isSure() });
    const button = el("button", { class: "send", "aria-label": say("page-send") }, icon("send"));
    this.node = el("form", { class: "line" }, this.suggestions.list, this.input, button);
    this.node.addEventListener("submit", async (event) => {
      event.preventDefault();
      const text = this.written();
      if (!text.trim() || this.sending) return;
      this.sending = true;
      if (await send(text, this.input.value.trim())) this.write("");
      this.sending = false;
    });
  }

  /** Puts a text there, with the people that it names by `@name`. */
  write(text, named = []) {
    this.input.value = text;
    this.named = named;
    this.suggestions.close();
  }

  /** The line as the server reads it: each chosen name as `<@id>`. */
  written() {
    let text = this.input.value;
    const longestFirst = [...this.named].sort((one, other) => other.name.length - one.name.length);
    for (const { id, name } of longestFirst) text = text.replace(`@${name}`, `<@${id}>`);
    return text;
  }

  get before() {
    return this.input.value.slice(0, this.input.selectionStart ?? this.input.value.length);
  }

  options() {
    if (/^\/\S*(\s+\S*)?$/.test(this.before)) {
      const typed = folded(this.before);
      const fitting = this.verbs().filter((verb) => this.shown(verb).some((one) => folded(one).startsWith(typed)));
      const isWhole = fitting.some((verb) => named(verb).some((name) => folded(`/${verb.command} ${name}`) === typed));
      return isWhole ? [] : fitting.map((verb) => this.verbOption(verb));
    }
    const asked = this.asksFor();
    return asked === null ? [] : peopleLike(this.people(), asked).map((person) => this.mention(person));
  }

  /** What stands after an @ that names nobody yet, or null. */
  asksFor() {
    const found = /(?:^|[\s\u3000、。])[@＠]([^@＠]{0,30})$/u.exec(this.before);
    if (!found || this.named.some(({ name }) => found[1].startsWith(name))) return null;
    return found[1];
  }

  isSure() {
    return this.before.trim() !== "/" && !/^\/(alumni|organiser)$/.test(this.before);
  }

  /** All that may be typed for a verb, and `/verb` alone, which the list turns into the whole. */
  shown(verb) {
    return named(verb).flatMap((name) => [`/${verb.command} ${name}`, `/${name}`]);
  }

  verbOption(verb) {
    const label = `/${verb.command} ${verb.verb}`;
    return { label, about: verb.about, aboutLang: this.language, choose: () => this.put(`${label} `, this.before.length) };
  }

  mention(person) {
    const choose = () => {
      const at = Math.max(this.before.lastIndexOf("@"), this.before.lastIndexOf("＠"));
      this.named.push({ id: person.id, name: person.name });
      this.put(`@${person.name} `, this.before.length - at);
    };
    return personOption(person, choose);
  }

  put(text, instead) {
    const caret = this.before.length;
    this.input.setRangeText(text, caret - instead, caret, "end");
    this.input.focus();
  }
}

/** Every name that a verb has, in whatever language. */
function named(verb) {
  return [verb.verb, ...verb.also];
}

export function listed(people) {
  return [...people].sort((one, other) => one.name.localeCompare(other.name, languageNow()));
}
