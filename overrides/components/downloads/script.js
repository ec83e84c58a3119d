// Whoever scans the QR code of a sheet brings its version along: say so when the page has gone on since.
function russian(day) {
  return day.split("-").reverse().join(".");
}

function compare(root) {
  const printed = new URLSearchParams(location.search).get("v");
  const current = root.dataset.mtVersion;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(printed || "") || !current || printed >= current) return;
  const message = root.querySelector("[data-mt-older]");
  message.textContent = `Ваш лист – в редакции от ${russian(printed)}. Здесь уже редакция от ${russian(current)}: сверьте сроки или скачайте новый лист.`;
  message.hidden = false;
}

document.querySelectorAll(".mt-downloads").forEach(compare);
