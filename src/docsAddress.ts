/** Where the pages of docs/ can be read. */
export const docsAddress = 'https://github.com/weight-schedules/weight-schedules/blob/main/docs';
