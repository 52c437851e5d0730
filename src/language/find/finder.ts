// A node of a tree -> its schedule, by the first framework that claims it.
import { say } from '../../core/message';
import { unreadSign } from '../expressions/unreadSign';
import { createEnvironment, type Environment } from '../resolve/environment';
import type { Evaluated } from '../resolve/value';
import { Evaluations } from '../resolve/evaluated';
import { lookUpAgain, lookUpsSince } from '../resolve/lookUps';
import type { CallNode, MappingNode, Node, Tree } from '../tree/tree';
import { atRoot, childrenOf, modulesOf, type Place } from '../tree/walk';
import { allProblems } from './allProblems';
import { buildFound, withRun } from './buildFound';
import type { Candidates } from './candidates';
import { boundInCell, type Followed, follow, namesIn, unwrap } from './follow';
import { type FoundSchedule, isReadBy } from './found';
import { claimed } from './reads/claimed';
import type { FindOptions } from './framework';
import { guarded } from './reads/guarded';
import { problem, repeatedAt } from './problems';
import { Recent } from './module/recent';
import { NodeSite, type SiteContext } from './nodeSite';
import { nothingRead, type Read, type RunsApart, withoutKey } from './reads/read';
import { isProse } from '../text/prose';
import { runAt } from './run';
import type { Run } from './site';

/** Finds the schedules in the nodes of a tree, each of which is read once. */
export class Finder implements SiteContext {
  readonly #read = new Map<Node, Read>();
  /** The runs around the places in each mapping. */
  readonly #runs = new Map<Node, { readonly run: Run; readonly depth: number }>();
  /** That of the place that was asked for last: most stand beside each other. */
  #environment: Environment | undefined;
  /** How many names lead to each other in what is being read. */
  #hops = 0;
  /** The one that looks through the text, where this one reads what names lead to. */
  #first: Finder | undefined;
  /** Reads what names lead to. It is a finder of its own, as a node read there has no label from the place that names it. */
  #elsewhere: Finder | undefined;
  readonly #prelude: readonly MappingNode[];
  /** Those of the earlier cells of a notebook. */
  readonly #ofCells = new Map<number, Finder>();

  constructor(
    readonly tree: Tree,
    private readonly root: Node,
    readonly options: FindOptions,
    readonly evaluations = new Evaluations<Evaluated>(),
    readonly kept = new Recent(mostKept),
    private readonly runsApart?: RunsApart,
  ) {
    this.#prelude = modulesOf(options.earlierCells ?? []);
  }

  /** The schedules in a node; of what stands within one of them, what it does not read is looked through, too. */
  *all(candidates: Candidates, node: Node = this.root, place: Place = atRoot): Generator<FoundSchedule> {
    if (this.options.bareWords && isProse(place.path.at(-1))) return;
    const found = this.#readAlone(node, place);
    if (found) yield found;
    if (found && found.range.to >= node.range.to) yield* this.unreadBy(found, candidates, node, place);
    else {
      const children = childrenOf(node, place, (span) => candidates.isIn(span));
      for (const [child, childPlace] of children) yield* this.all(candidates, child, childPlace);
    }
  }

  /** What single values of a section say that the schedule made of it does not read: `kl: schedule(...)` beside the keys of a trainer. */
  *unreadBy(found: FoundSchedule, candidates: Candidates, node: Node, place: Place): Generator<FoundSchedule> {
    if (node.kind !== 'list' && (node.kind !== 'mapping' || node.scope === true)) return;
    for (const [child, childPlace] of childrenOf(node, place, (span) => candidates.isIn(span))) {
      if (isReadBy(found, child.range)) continue;
      if (child.kind === 'mapping' || child.kind === 'list') yield* this.unreadBy(found, candidates, child, childPlace);
      else yield* this.all(candidates, child, childPlace);
    }
  }

  read(node: Node, place: Place): FoundSchedule | undefined {
    const { found, lookUps, ofRun } = this.#once(node, place);
    lookUpAgain(this.evaluations.log, lookUps);
    lookUpAgain(this.evaluations.log, ofRun);
    return found;
  }

  /** Reads a node that is no part of a schedule. */
  #readAlone(node: Node, place: Place): FoundSchedule | undefined {
    const { found, lookUps, ofRun, isMade } = this.#once(node, place);
    const [, scope, ...more] = place.ancestors;
    const apart = found && !isMade && more.length === 0 && (!scope || scope.scope === true) ? this.runsApart : undefined;
    apart?.depths.set(found!, place.ancestors.length);
    lookUpAgain(this.evaluations.log, lookUps);
    lookUpAgain(apart?.log ?? this.evaluations.log, ofRun);
    return found;
  }

  #once(node: Node, place: Place): Read {
    const known = this.#read.get(node);
    if (known) return known;
    // What is in a circle was read here already when the other one was done with it.
    const before = this.#first && withoutKey(this.#first.#read.get(node), place);
    if (before) {
      this.#read.set(node, before);
      return before;
    }
    // Meeting a node again while it is read is a circle, in which there is no schedule.
    this.#read.set(node, nothingRead);
    const { log } = this.evaluations;
    const since = log.length;
    const built = this.#readWhole(node, place);
    const lookUps = lookUpsSince(log, since);
    const sinceRun = log.length;
    const found = built && withRun(built, this.run(place));
    const isMade = built !== undefined && (built.parts.length > 0 || built.stepsPerEpoch !== undefined);
    const read = { found, lookUps, ofRun: lookUpsSince(log, sinceRun), isMade, place };
    log.length = since;
    this.#read.set(node, read);
    return read;
  }

  #readWhole(node: Node, place: Place): FoundSchedule | undefined {
    const found = this.#readFresh(node, place);
    // Keys that are only read as a schedule may mean something else: nothing is said to be wrong with them.
    const isOurs = found && this.options.bareWords && found.definition?.isReading !== true;
    const repeated = isOurs ? repeatedAt(place) : [];
    return found && repeated.length > 0 ? { ...found, problems: [...found.problems, ...repeated] } : found;
  }

  readNamed(node: Node, place: Place): FoundSchedule | undefined {
    let name = unwrap(node);
    let target = follow(name, place.ancestors, this.environment(place));
    // Other names on the way: from `b` to what `a` is, where `b = a`.
    for (let hops = 0; target?.node.kind === 'name' && hops < mostHops; hops++) {
      const { path } = target;
      name = target.node;
      target = follow(name, path, this.environment({ ...place, ancestors: path }));
    }
    if (!target) return this.#readInCells(name);
    const others = this.#others;
    if (others.#hops >= mostHops) others.#readBelow(target);
    others.#hops++;
    const found = others.read(unwrap(target.node), { ...atRoot, ancestors: target.path });
    others.#hops--;
    return found;
  }

  /** The schedule that an earlier cell of a notebook, and no other one, gives a name. */
  #readInCells(node: Node): FoundSchedule | undefined {
    const { entry, scope, at = 0 } = boundInCell(node, this.#prelude) ?? {};
    const cells = this.options.earlierCells ?? [];
    if (!entry || !scope || cells.length !== this.#prelude.length) return undefined;
    const finder = this.#ofCells.get(at) ?? new Finder(cells[at]!, scope, { ...this.options, earlierCells: cells.slice(0, at) });
    this.#ofCells.set(at, finder);
    const place = { ...atRoot, ancestors: [scope] };
    return entry.value.kind === 'name' ? finder.readNamed(entry.value, place) : finder.read(unwrap(entry.value), place);
  }

  /** Reads what a long chain of names leads to from its end, since each of them would be read within the one before. */
  #readBelow(start: Followed): void {
    const seen = new Set<Node>();
    const stack: { readonly at: Followed; readonly isLeft: boolean }[] = [{ at: start, isLeft: false }];
    for (let top = stack.pop(); top; top = stack.pop()) {
      const { at, isLeft } = top;
      const node = unwrap(at.node);
      const place = { ...atRoot, ancestors: at.path };
      if (isLeft) this.read(node, place);
      else if (!seen.has(node) && !this.#read.has(node)) {
        seen.add(node);
        stack.push({ at, isLeft: true });
        const below = namesIn(node).flatMap((name) => follow(name, at.path, this.environment(place)) ?? []);
        stack.push(...below.map((next) => ({ at: next, isLeft: false })));
      }
    }
  }

  get #others(): Finder {
    if (!this.#elsewhere) {
      this.#elsewhere = new Finder(this.tree, this.root, this.options, this.evaluations, this.kept);
      this.#elsewhere.#elsewhere = this.#elsewhere;
      this.#elsewhere.#first = this;
    }
    return this.#elsewhere;
  }

  environment(place: Place): Environment {
    if (this.#environment?.path === place.ancestors) return this.#environment;
    const { conventions, parents, imports, onMissing } = this.options;
    const outside = { conventions, parents, imports, onMissing, evaluations: this.evaluations };
    return (this.#environment = createEnvironment(this.tree, this.root, place.ancestors, this.#prelude, outside));
  }

  run(place: Place): Run {
    const nearest = place.ancestors.at(-1) ?? this.root;
    const known = this.#runs.get(nearest);
    if (known?.depth === place.ancestors.length) return known.run;
    const run = runAt(place.ancestors, this.environment(place), this.options.run ?? {});
    this.#runs.set(nearest, { run, depth: place.ancestors.length });
    return run;
  }

  #readFresh(node: Node, place: Place): FoundSchedule | undefined {
    const site = new NodeSite(node, place, this);
    const read = (each: NodeSite) => guarded(this.options.onFailure, () => this.#readSite(each));
    let found = read(site);
    for (const each of found ? [] : site.starred) found ??= read(each);
    return found;
  }

  #readSite(site: NodeSite): FoundSchedule | undefined {
    const { node } = site;
    const found = claimed(site, this.options);
    if (!found) return undefined;
    const adapted = this.options.frameworks.reduce((before, { adapt }) => adapt?.(before, site) ?? before, found.claim);
    const { library } = found.framework.reads;
    return this.#asResolver(node, this.#whileTyped(node, Object.assign(buildFound(site, adapted), { library })));
  }

  /** There is no curve of a resolver's call that its loader cannot read. */
  #asResolver(node: Node, found: FoundSchedule): FoundSchedule {
    const { text } = this.tree;
    const sign = node.kind === 'call' && isResolver(node, text) ? unreadSign(text, node.range) : undefined;
    if (!sign) return found;
    const message = say('{sign} cannot stand here: write the argument in quotes.', { sign: text.slice(sign.from, sign.to) });
    const isSaid = allProblems(found).some(({ code }) => code === 'broken-call');
    return { ...found, curves: [], schedule: undefined, problems: isSaid ? found.problems : [problem('broken-call', message, sign)] };
  }

  /** Of a call whose bracket is missing, what else is wrong may only be what is not written yet. */
  #whileTyped(node: Node, found: FoundSchedule): FoundSchedule {
    if (node.kind !== 'call' || node.closed) return found;
    // In Python the language's own tools say that the bracket is missing.
    if (!this.options.bareWords) return { ...found, problems: found.problems.filter(({ code }) => code === 'broken-call') };
    const { to } = node.range;
    const bracket = isResolver(node, this.tree.text) ? '}' : ')';
    const missing = problem('broken-call', say('A {bracket} is missing.', { bracket }), { from: to - 1, to });
    return { ...found, problems: allProblems(found).some(({ code }) => code === missing.code) ? [] : [missing] };
  }
}

/** So many results of frameworks are kept for later versions of a text. */
export const mostKept = 300;

/** So many names may lead to each other before they are read from the last one on. */
const mostHops = 20;

/** Whether a call is that of a resolver: `${schedule:...}`. */
export const isResolver = ({ range }: CallNode, text: string): boolean => text.startsWith('${', range.from);
