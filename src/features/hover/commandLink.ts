/** A link that runs a command. A bracket in it would end the link in Markdown. */
export const commandLink = (command: string, argument: object): string =>
  `command:${command}?${encodeURIComponent(JSON.stringify([argument]))
    .replaceAll('(', '%28')
    .replaceAll(')', '%29')}`;
