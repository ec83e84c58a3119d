// Whoever comes by a link to one measure, out of a chat or a search, does not see whose plan it is: that stands many
// screens above. The measure says it itself.
function sayWhose() {
  document.querySelector(".mt-table__whose")?.remove();
  const place = document.getElementById(location.hash.slice(1)); // there is no :target before the page is all there
  const title = place?.querySelector(":scope > th > .mt-table__title");
  if (!title) return;
  const whose = document.createElement("a");
  whose.className = "mt-table__whose";
  whose.href = "#mt-content";
  whose.textContent = document.title.split(" – ")[0];
  title.before(whose);
}

sayWhose();
addEventListener("hashchange", sayWhose);
