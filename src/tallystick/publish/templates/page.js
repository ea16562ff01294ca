"use strict";
// A claim and its words light up together while the mouse or the keyboard rests on either.
(() => {
  const byKey = new Map();
  const keysOf = (element) => (element.dataset.k || "").split(" ").filter(Boolean);
  for (const element of document.querySelectorAll("[data-k]")) {
    for (const key of keysOf(element)) {
      if (!byKey.has(key)) byKey.set(key, []);
      byKey.get(key).push(element);
    }
  }
  // A word lies in its slot and in the whole sentence somebody says: the slot is what is meant.
  const meant = (element) => {
    const keys = keysOf(element);
    const slots = keys.filter((key) => !key.includes("-said-"));
    return slots.length ? slots : keys;
  };
  let lit = [];
  const light = (element) => {
    for (const old of lit) old.classList.remove("lit");
    lit = element ? meant(element).flatMap((key) => byKey.get(key)) : [];
    for (const each of lit) each.classList.add("lit");
  };
  const carrier = (event) => (event.target instanceof Element ? event.target.closest("[data-k]") : null);
  document.addEventListener("pointerover", (event) => light(carrier(event)));
  document.addEventListener("focusin", (event) => light(carrier(event)));
  document.addEventListener("focusout", () => light(null));
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") light(null);
  });
})();
