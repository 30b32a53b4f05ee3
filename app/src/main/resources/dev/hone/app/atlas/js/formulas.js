// Formulas, set by KaTeX where the page has it.

/** Sets all formulas below a node. */
export function typeset(node) {
  if (!window.katex) return;
  for (const formula of node.querySelectorAll('.formula:not(.typeset)')) {
    const tex = formula.textContent;
    window.katex.render(tex, formula, { displayMode: formula.dataset.style === 'display', throwOnError: false });
    formula.classList.add('typeset');
    if (formula.dataset.style === 'display') formula.tabIndex = 0;
  }
}
