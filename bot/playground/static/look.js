// Light or dark: as the computer has it, or as somebody chose.

import { el, icon } from "./draw.js";
import { kept, say } from "./talk.js";

const LOOKS = ["auto", "light", "dark"];
const LOOK_ICONS = { auto: "auto", light: "sun", dark: "moon" };

/** The button that goes from one look to the next. */
export function look() {
  const button = el("button", { type: "button", class: "quiet", id: "look" });
  const show = () => {
    const now = document.documentElement.dataset.look;
    const meaning = `${say("page-look")}: ${say(`page-look-${now}`)}`;
    button.replaceChildren(icon(LOOK_ICONS[now]));
    button.setAttribute("aria-label", meaning);
    button.title = meaning;
  };
  button.addEventListener("click", () => {
    setLook(LOOKS[(LOOKS.indexOf(document.documentElement.dataset.look) + 1) % LOOKS.length]);
    show();
  });
  show();
  return button;
}

export function setLook(chosen) {
  document.documentElement.dataset.look = chosen;
  kept.set("look", chosen);
}
