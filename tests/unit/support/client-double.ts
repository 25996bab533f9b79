/** An AWS client that answers as a test says, and remembers what it was asked: each command's name and input. */
export function clientDouble<Client>(answer: (input: object) => unknown = () => ({})) {
  const asked: [name: string, input: object][] = [];
  const send = async (command: { readonly input: object }) => {
    asked.push([command.constructor.name, command.input]);
    return answer(command.input);
  };
  return { asked, client: { send } as unknown as Client };
}

/** An error as the SDK throws it. */
export function awsError(name: string, message = ''): Error {
  return Object.assign(new Error(message), { name });
}

/** Answers nothing but this error. */
export const refusing = (error: Error) => () => {
  throw error;
};
