// Folded parts of a page: the one that the address names is opened, and all of them for printing.
function openTarget() {
  const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const fold = target && target.closest("main details");
  if (!fold) return;
  fold.open = true;
  target.scrollIntoView({ block: "center" });
}

let opened = [];
addEventListener("beforeprint", () => {
  opened = [...document.querySelectorAll("main details:not([open])")];
  for (const fold of opened) fold.open = true;
});
addEventListener("afterprint", () => {
  for (const fold of opened) fold.open = false;
});
addEventListener("hashchange", openTarget);
openTarget();
