// Sets what was chosen for the look before the first paint; a file of its own because the CSP allows no inline script.
try {
  const page = document.documentElement;
  const chosen = key => localStorage.getItem(`parley.${key}`);
  const theme = chosen('theme');
  if (theme === 'light' || theme === 'dark') page.dataset.theme = theme;
  if (chosen('density') === 'compact') page.dataset.density = 'compact';
  const clock = chosen('clock');
  if (clock === '12' || clock === '24') page.dataset.clock = clock;
  const size = chosen('text-size');
  if (/^\d{2,3}(\.\d+)?%$/.test(size ?? '')) page.style.fontSize = size;
} catch {
  // Storage may be refused; what the system says stands.
}
