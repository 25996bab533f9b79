const wildcards: Readonly<Record<string, string>> = { '*': '.*', '?': '.' };

/**
 * Whether a text is of a pattern of IAM: `*` stands for any number of characters, `?` for one.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html
 */
export function matches(pattern: string, text: string): boolean {
  const expression = pattern.replace(/[\\^$.*+?()[\]{}|/-]/g, (character) => wildcards[character] ?? `\\${character}`);
  return new RegExp(`^${expression}$`, 's').test(text);
}
