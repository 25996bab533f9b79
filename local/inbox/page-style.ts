/** Colours have a contrast of 7 or more with their ground (WCAG AAA), in light and in dark. */
export const pageStyle = `
:root { color-scheme: light dark; --ground: #fff; --text: #1b1b1b; --quiet: #4a4a4a; --card: #f4f4f4;
  --danger: #a11212; --vigilance: #7a3e00; --information: #0b4a8f; --none: #595959; }
@media (prefers-color-scheme: dark) { :root { --ground: #121212; --text: #f2f2f2; --quiet: #c4c4c4; --card: #1f1f1f;
  --danger: #ff9c9c; --vigilance: #ffbe7a; --information: #9ccaff; --none: #bdbdbd; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 46rem; padding: 1rem; background: var(--ground); color: var(--text);
  font: 1rem/1.5 system-ui, sans-serif; }
h1 { font-size: 1.4rem; margin: 0; } h2 { font-size: 1.1rem; } h3 { font-size: 1rem; margin: .25rem 0; }
form { display: flex; flex-wrap: wrap; gap: .5rem; align-items: center; }
input[type=search] { flex: 1 1 12rem; } input, button { font: inherit; padding: .5rem; min-height: 2.75rem; }
a { color: var(--information); display: inline-block; padding: .5rem 0; }
:focus-visible { outline: 3px solid var(--information); outline-offset: 2px; }
ol { list-style: none; margin: 0; padding: 0; }
li { --level: var(--none); margin: 0 0 .75rem; padding: .75rem; background: var(--card); border-left: .4rem solid var(--level);
  border-radius: .25rem; }
li[data-level=danger] { --level: var(--danger); } li[data-level=vigilance] { --level: var(--vigilance); }
li[data-level=information] { --level: var(--information); }
.meta { margin: 0; color: var(--quiet); overflow-wrap: anywhere; } .meta strong { color: var(--level); }
.body { margin: .25rem 0 0; white-space: pre-wrap; overflow-wrap: anywhere; }
`;
