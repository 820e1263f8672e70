// The guided first minute: the first view thanks the second, who sees what it set off.

import { say } from "./talk.js";

/** The people of the story and its steps. `show(number)` brings a view forward, `forward()` moves a month on. */
export function firstMinute({ views, show, forward }) {
  let known = new Set();
  return {
    names: () => ({ giver: views[0].persona.name, receiver: views[1].persona.name }),
    acts: {
      async thank() {
        const [thanker, thanked] = views;
        show(0);
        const line = lineOf(thanker, "thanks");
        const words = say("page-guide-thank-words");
        known = new Set(thanked.messages.map((one) => one.id));
        return thanker.say(`${line} <@${thanked.persona.id}> ${words}`, `${line} @${thanked.persona.name} ${words}`);
      },

      async see() {
        const thanked = views[1];
        show(1);
        thanked.look("dm");
        const notice = await thanked.hears(known);
        const isSaid = await sayAlone(thanked, "mine");
        if (notice) thanked.reveal(notice.id, true);
        return isSaid;
      },

      month: forward,

      async chain() {
        show(0);
        return sayAlone(views[0], "chain");
      },
    },
  };
}

/** A verb in the word that the persona would use for it. */
function lineOf(view, name) {
  const verb = view.verbs.find((one) => one.also.includes(name));
  return `/${verb.command} ${verb.verb}`;
}

function sayAlone(view, name) {
  const line = lineOf(view, name);
  return view.say(line, line);
}
