// The page may have been built some days ago: what is due no more leaves the list.
document.addEventListener("mt:status", () => {
  for (const now of document.querySelectorAll(".mt-now")) {
    for (const item of now.querySelectorAll(".mt-due__item")) {
      item.hidden = item.querySelector(".mt-status--now, .mt-status--next") === null;
    }
    const due = [...now.querySelectorAll(".mt-now__roadmap")].filter((roadmap) => {
      roadmap.hidden = roadmap.querySelector(".mt-due__item:not([hidden])") === null;
      return !roadmap.hidden;
    });
    now.querySelector("[data-mt-nothing]").hidden = due.length > 0;
  }
});
