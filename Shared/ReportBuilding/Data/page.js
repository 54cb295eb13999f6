"use strict";
// Filter, search and copy buttons. Without this script the page reads the same; nothing here asks a network for anything.
(() => {
  const words = document.body.dataset;
  const form = document.getElementById("filter");
  const fields = document.getElementById("filter-fields");
  const text = document.getElementById("filter-text");
  const status = document.getElementById("status");
  const selects = [...form.querySelectorAll("select")];
  // A report without entries is one of tables: their rows are what can be found.
  const found = document.querySelectorAll(".entry");
  const units = found.length ? found : document.querySelectorAll(".theme .table tbody tr");
  const entries = [...units].map((element) => ({
    element, tokens: new Set((element.dataset.f || "").split(" ")), text: null,
  }));
  const references = [...document.querySelectorAll("[data-ref]")];
  const groups = [...document.querySelectorAll(".group:not(.related)")];

  // Case and accents do not matter; marks of Arabic and Cyrillic go the same way as those of Latin letters.
  const plain = (string) => string.normalize("NFD").replace(/\p{M}+/gu, "").toLowerCase().replace(/\s+/g, " ");

  const apply = () => {
    const wanted = selects.map((select) => select.value).filter(Boolean);
    const terms = plain(text.value).trim().split(" ").filter(Boolean);
    let shown = 0;
    for (const entry of entries) {
      if (terms.length && entry.text === null) entry.text = plain(entry.element.textContent);
      const fits = wanted.every((token) => entry.tokens.has(token)) && terms.every((term) => entry.text.includes(term));
      entry.element.hidden = !fits;
      if (fits) shown += 1;
    }
    const active = wanted.length > 0 || terms.length > 0;
    if (found.length) for (const group of groups) group.hidden = active && !group.querySelector(".entry:not([hidden])");
    for (const reference of references) {
      const target = document.getElementById(reference.dataset.ref);
      reference.hidden = Boolean(target && target.closest(".entry[hidden]"));
    }
    const pattern = shown === 0 && entries.length > 0 ? words.none : words.shown;
    status.textContent = active ? pattern.replace("{shown}", String(shown)).replace("{total}", String(entries.length)) : "";
  };

  let pending = 0;
  const soon = () => { clearTimeout(pending); pending = setTimeout(apply, 120); };
  form.addEventListener("submit", (event) => { event.preventDefault(); apply(); });
  form.addEventListener("change", apply);
  text.addEventListener("input", soon);
  form.addEventListener("reset", () => { setTimeout(() => { apply(); status.textContent = ""; }, 0); });

  // A link to an entry that the filter hides shows everything again.
  const reveal = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (target && target.closest("[hidden]")) { form.reset(); setTimeout(() => target.scrollIntoView(), 10); }
  };
  addEventListener("hashchange", reveal);

  const write = async (string) => {
    if (navigator.clipboard) {
      try { await navigator.clipboard.writeText(string); return true; } catch { /* Not allowed here: the older way below. */ }
    }
    const area = document.createElement("textarea");
    area.value = string;
    document.body.append(area);
    area.select();
    const done = document.execCommand("copy");
    area.remove();
    return done;
  };
  const copy = async (button) => {
    const cite = cites.get(button);
    if (!(await write(cite.textContent))) return;
    button.textContent = words.copied;
    status.textContent = `${words.copied}: ${cite.textContent}`;
    setTimeout(() => { button.textContent = words.copy; }, 2000);
  };
  const cites = new WeakMap();
  for (const cite of document.querySelectorAll(".source .cite")) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copy";
    button.textContent = words.copy;
    button.setAttribute("aria-label", `${words.copy}: ${cite.textContent}`);
    const page = cite.nextElementSibling;
    (page && page.matches(".page") ? page : cite).after(button);
    cites.set(button, cite);
  }
  document.addEventListener("click", (event) => {
    const button = event.target.closest("button.copy");
    if (button) copy(button);
  });

  form.hidden = entries.length < 2;
  fields.open = matchMedia("(min-width: 64rem)").matches;
})();
