import { documentOf, type Html, html } from '../html.ts';

interface PageContent {
  readonly title: string;
  /** In French, then in English. */
  readonly french: Html;
  readonly english: Html;
}

/** A small page for whoever follows a link from a message: French, then English, no script, readable on a phone. */
export function page({ title, french, english }: PageContent): string {
  return documentOf(html`<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title}</title>
<style>
:root { color-scheme: light dark }
body { margin: 0 auto; max-width: 36em; padding: 1.5em 1em; font: 1.125rem/1.5 system-ui, sans-serif }
section + section { margin-top: 2em; border-top: 1px solid; padding-top: 1em }
li { margin: 0.25em 0 }
input { font: inherit; padding: 0.5em; width: 100%; box-sizing: border-box }
button { font: inherit; font-weight: bold; padding: 0.75em 1.25em; min-height: 44px }
</style>
</head>
<body>
<main>
<section>
${french}
</section>
<section lang="en">
${english}
</section>
</main>
</body>
</html>`);
}
