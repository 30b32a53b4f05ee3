// Runs before the page is drawn, so that it does not flash in the wrong colours.
const theme = localStorage.getItem('atlas-theme');
if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;

// With scripts, results wait for a guess; without, they are simply shown.
document.documentElement.dataset.scripts = 'yes';
