// Opens the answer that the address names, and all answers for printing.
function openTarget() {
  const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const entry = target && target.closest("details.mt-faq__entry");
  if (!entry) return;
  entry.open = true;
  entry.scrollIntoView({ block: "center" });
}

let opened = [];
addEventListener("beforeprint", () => {
  opened = [...document.querySelectorAll("details.mt-faq__entry:not([open])")];
  for (const entry of opened) entry.open = true;
});
addEventListener("afterprint", () => {
  for (const entry of opened) entry.open = false;
});
addEventListener("hashchange", openTarget);
openTarget();
