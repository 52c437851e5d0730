import { Mutable, type PyClass, type Value } from './value';

/** An object of a class that the file defines, or an exception. */
export class Instance extends Mutable {
  attributes = new Map<string, Value>();

  constructor(
    home: { readonly epoch: number },
    readonly class_: PyClass,
    /** What an exception was made with. */
    public args: readonly Value[] = [],
  ) {
    super(home);
  }

  get class(): PyClass {
    return this.class_;
  }

  saved(): () => void {
    const before = new Map(this.attributes);
    return () => {
      this.attributes = before;
    };
  }
}
