// Sets a chosen theme before the first paint; a file of its own because the CSP allows no inline script.
try {
  const theme = localStorage.getItem('parley.theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
  // Storage may be refused; the system's theme stands.
}
