/** Asks for what came since the last message, twice a second while the page is looked at, and adds it on top as text. */
export const pageScript = `
const list = document.getElementById('messages');
const empty = document.getElementById('empty');
const channels = JSON.parse(list.dataset.words);
const recipient = document.getElementById('recipient').value.toLowerCase();
let lastId = list.dataset.lastId;

function add(parent, name, text, className) {
  const element = parent.appendChild(document.createElement(name));
  element.textContent = text;
  if (className) element.className = className;
  return element;
}

function show(item) {
  const entry = document.createElement('li');
  entry.dataset.level = item.level ?? '';
  entry.dataset.channel = item.channel;
  const meta = add(entry, 'p', '', 'meta');
  add(meta, 'strong', channels[item.channel] ?? item.channel);
  meta.append(' ');
  add(meta, 'span', item.to, 'to');
  meta.append(' ');
  add(meta, 'time', item.at.slice(11, 19)).dateTime = item.at;
  if (item.subject) add(entry, 'h3', item.subject);
  add(entry, 'p', item.body, 'body');
  list.prepend(entry);
  empty.hidden = true;
}

async function refresh() {
  if (document.hidden) return;
  const { items } = await (await fetch('inbox.json?since=' + lastId)).json();
  for (const item of items) {
    lastId = item.id;
    if (item.to.toLowerCase().includes(recipient)) show(item);
  }
}

(async () => {
  for (;;) {
    await refresh().catch(() => undefined);
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
})();
`;
