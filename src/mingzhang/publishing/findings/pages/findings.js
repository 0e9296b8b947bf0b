"use strict";
const form = document.querySelector("form");
const findings = [...document.querySelectorAll("article")];
const groups = [...document.querySelectorAll("section[data-group]")];

function show() {
  const wanted = new FormData(form);
  const severities = wanted.getAll("severity");
  const [rule, agency] = [wanted.get("rule"), wanted.get("agency")];
  const words = wanted.get("words").trim().toLowerCase().split(/\s+/);
  let count = 0;
  for (const finding of findings) {
    const fits = severities.includes(finding.dataset.severity)
      && (!rule || finding.dataset.rule === rule)
      && (!agency || finding.dataset.agency === agency)
      && words.every((word) => finding.textContent.toLowerCase().includes(word));
    finding.hidden = !fits;
    count += fits;
  }
  for (const group of groups) group.hidden = !group.querySelector("article:not([hidden])");
  form.querySelector("output").value = `显示 ${count} / ${findings.length} 个`;
}

form.addEventListener("input", show);
form.addEventListener("submit", (event) => event.preventDefault());
addEventListener("beforeprint", () => {
  for (const more of document.querySelectorAll("article details")) more.open = true;
});
show();
