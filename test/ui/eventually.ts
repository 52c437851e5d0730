// Nothing on a screen is there at once, and all of it may be replaced at any time: what is asserted of it is asserted until it holds.
/** Makes assertions again and again until they hold, and returns what they return; after half a minute fails as they do. */
export async function eventually<T>(attempt: () => T | Promise<T>): Promise<T> {
  for (const end = Date.now() + 30_000; ;) {
    try {
      return await attempt();
    } catch (error) {
      if (Date.now() > end) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

/** Does something anew until it works, with twice the patience, in milliseconds, each time: for what a user would simply try again. */
export async function insist(attempt: (patience: number) => Promise<void>): Promise<void> {
  for (const patience of [3_000, 6_000, 12_000, 24_000]) {
    const hasWorked = await attempt(patience).then(
      () => true,
      () => false,
    );
    if (hasWorked) return;
  }
  await attempt(48_000);
}
