// Talks with the server: the JSON interface, the page's words, and the stream of changes.

export class Refusal extends Error {
  constructor(sentence, status = 0) {
    super(sentence);
    this.status = status;
  }
}

let words = {};
let language = "ja";

export function languageNow() {
  return language;
}

/** The words of a language; from now on the page, and the server's refusals, speak it. */
export async function speak(asked) {
  language = asked;
  words = await get("words", { language: asked });
  document.documentElement.lang = asked;
  document.title = say("page-title");
}

/** A wording with its `{name}` places filled. */
export function say(id, facts = {}) {
  const written = words[id] ?? "";
  return written.replace(/\{(\w+)\}/g, (all, name) => (name in facts ? String(facts[name]) : all));
}

export function get(name, asked = {}) {
  const query = new URLSearchParams(asked).toString();
  return answerOf(`/api/${name}${query ? `?${query}` : ""}`, { headers: { "Accept-Language": language } });
}

export function post(name, body) {
  return answerOf(`/api/${name}`, {
    method: "POST",
    headers: { "Accept-Language": language, "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
}

async function answerOf(address, request) {
  let response;
  try {
    response = await fetch(address, request);
  } catch {
    throw new Refusal(say("page-lost"));
  }
  const answer = await response.json().catch(() => ({}));
  if (!response.ok) throw new Refusal(answer.error ?? say("page-lost"), response.status);
  return answer;
}

/** Hear whose view has changed (`*` is everybody's). A lost stream comes back by itself, and tells of all. */
export function listen(changed) {
  const stream = new EventSource("/api/changes");
  stream.addEventListener("message", (event) => changed(JSON.parse(event.data).persona));
  stream.addEventListener("open", () => changed("*"));
}

/** Kept between visits, where the browser allows it. */
export const kept = {
  get(name) {
    try {
      return localStorage.getItem(`okaeri-${name}`);
    } catch {
      return null;
    }
  },
  set(name, value) {
    try {
      localStorage.setItem(`okaeri-${name}`, value);
    } catch {
      // a browser that keeps nothing asks again next time
    }
  },
};
