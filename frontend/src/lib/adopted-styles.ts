import { useEffect } from 'react';

/**
 * Stands in for `react-style-singleton`: the same exports over constructed style sheets, because a strict CSP
 * refuses `<style>` elements that scripts insert. One sheet per singleton, adopted while somebody uses it.
 */
export function stylesheetSingleton(): { add: (css: string) => void; remove: () => void } {
  const sheet = new CSSStyleSheet();
  let users = 0;
  return {
    add(css) {
      if (users++ > 0) return;
      sheet.replaceSync(css);
      document.adoptedStyleSheets.push(sheet);
    },
    remove() {
      if (--users > 0) return;
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter(adopted => adopted !== sheet);
    },
  };
}

export function styleHookSingleton(): (styles: string, dynamic?: boolean) => void {
  const sheet = stylesheetSingleton();
  return (styles, dynamic) => {
    const key = dynamic === true ? styles : undefined;
    useEffect(() => {
      sheet.add(styles);
      return () => sheet.remove();
      // Styles that are not dynamic stay as the first user gave them.
    }, [key]);
  };
}

export function styleSingleton(): (props: { styles: string; dynamic?: boolean }) => null {
  const useStyles = styleHookSingleton();
  return function Styles({ styles, dynamic }) {
    useStyles(styles, dynamic);
    return null;
  };
}
