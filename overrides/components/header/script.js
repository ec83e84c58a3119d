// How high the header is that stays in place depends on the publisher's name, on fonts and on the reader's settings. What
// is jumped to, what is focused and what sticks under it must not be covered.
const header = document.querySelector(".md-header");

function tellHeight() {
  const stays = getComputedStyle(header).position === "sticky";
  document.documentElement.style.setProperty("--mt-header", `${stays ? header.offsetHeight : 0}px`);
  const target = document.querySelector(".mt-content :target");
  const top = target?.getBoundingClientRect().top;
  if (stays && top > 0 && top < header.offsetHeight) target.scrollIntoView(); // it was jumped to before that was known
}

if (header) new ResizeObserver(tellHeight).observe(header);
