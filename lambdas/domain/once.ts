/** Makes something when it is first asked for, and keeps it: what not every start needs costs none of them. */
export function once<Made>(make: () => Made): () => Made {
  let made: { readonly value: Made } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
