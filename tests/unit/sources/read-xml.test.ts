import { describe, expect, test } from '@jest/globals';
import { childrenOf, findNode, textIn } from '../../../lambdas/domain/cap/xml-node.ts';
import { readXml } from '../../../lambdas/sources/read-xml.ts';
import { UnreadableDocument } from '../../../lambdas/sources/unreadable-document.ts';

const read = (text: string) => readXml(Buffer.from(text));

const reasonOf = (bytes: string | Uint8Array) => {
  try {
    readXml(Buffer.from(bytes));
    return 'none';
  } catch (error) {
    return error instanceof UnreadableDocument ? error.reason : error;
  }
};

const utf16 = (text: string) => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);
const laughs = `<!DOCTYPE lolz [<!ENTITY lol "lol">${Array.from({ length: 9 }, (_, n) => `<!ENTITY lol${n} "&lol${n - 1};&lol${n - 1};">`).join('')}]><lolz>&lol8;</lolz>`;
const fiveMegabytes = 5 * 1024 * 1024;

describe('an XML document of somebody else', () => {
  test('is read by names and namespaces, whatever its prefixes', () => {
    const root = read('<c:alert xmlns:c="urn:x" xmlns="urn:y"><c:sender> a </c:sender><sender>b</sender></c:alert>');
    expect([root.name, root.namespace]).toEqual(['alert', 'urn:x']);
    expect(textIn(root, 'sender')).toBe('a');
    expect(findNode(root, ({ namespace }) => namespace === 'urn:y')?.text).toBe('b');
  });

  test('has the five entities of XML, characters by number, and CDATA', () => {
    expect(read('<a>&lt;b&gt; &amp; &quot;&apos; &#233;&#xe9; <![CDATA[<c> & d]]></a>').text).toBe(
      `<b> & "' éé <c> & d`,
    );
  });

  test('keeps its elements in order, with their attributes', () => {
    const links = childrenOf(read('<a><b href="1"/><c/><b href="2"/></a>'), 'b');
    expect(links.map(({ attributes }) => attributes.get('href'))).toEqual(['1', '2']);
  });

  test('may have names that mean something to JavaScript', () => {
    const root = read('<__proto__ constructor="x"><toString/></__proto__>');
    expect([root.name, root.attributes.get('constructor'), root.children[0]?.name]).toEqual([
      '__proto__',
      'x',
      'toString',
    ]);
    expect({}).not.toHaveProperty('x');
  });

  test.each<[string, string | Uint8Array, string]>([
    ['a billion laughs', laughs, 'doctype'],
    ['an external entity', '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>', 'doctype'],
    ['an external document type', '<!DOCTYPE a SYSTEM "https://evil.example/a.dtd"><a/>', 'doctype'],
    ['an entity that nobody declared', '<a>&b;</a>', 'malformed'],
    ['a depth of 10,000', `${'<a>'.repeat(10_000)}${'</a>'.repeat(10_000)}`, 'too-deep'],
    ['a million elements', `<a>${'<b/>'.repeat(1_000_000)}</a>`, 'too-many-elements'],
    ['5 MB of unclosed comments', `<a>${'<!--'.repeat(fiveMegabytes / 4)}`, 'malformed'],
    ['5 MB of unclosed CDATA', `<a>${'<![CDATA['.repeat(fiveMegabytes / 9)}`, 'malformed'],
    ['NUL', '<a>\u0000</a>', 'malformed'],
    ['NUL by number', '<a>&#0;</a>', 'malformed'],
    ['an encoding that it does not have', Buffer.from('<a>été</a>', 'latin1'), 'encoding'],
    ['an encoding that we do not read', '<?xml version="1.0" encoding="ISO-8859-1"?><a/>', 'encoding'],
    ['UTF-16', utf16('<?xml version="1.0" encoding="UTF-16"?><a/>'), 'encoding'],
    ['UTF-7', '<?xml version="1.0" encoding="UTF-7"?><a>+ADw-b+AD4-</a>', 'encoding'],
    ['a prefix that is bound to nothing', '<x:a/>', 'malformed'],
    ['two roots', '<a/><b/>', 'malformed'],
    ['an end that is missing', '<a><b></a>', 'malformed'],
    ['an attribute twice', '<a x="1" x="2"/>', 'malformed'],
    ['nothing at all', '', 'malformed'],
    ['HTML', '<!doctype html><p>Bonjour<br>', 'malformed'],
    ['JSON', '{"alert":{}}', 'malformed'],
  ])('with %s is refused', (_, bytes, reason) => {
    expect(reasonOf(bytes)).toBe(reason);
  });

  test.each([
    ['text', `<a>${'x'.repeat(fiveMegabytes)}</a>`],
    ['entities', `<a>${'&amp;'.repeat(100_000)}</a>`],
    ['attributes', `<a ${Array.from({ length: 20_000 }, (_, n) => `x${n}="1"`).join(' ')}/>`],
  ])('with much %s is only long', (_, text) => {
    expect(reasonOf(text)).toBe('none');
  });
});
