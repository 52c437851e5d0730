// What a Trainer is given besides its arguments: `Trainer(model, args, optimizers=(optimizer, None))` (transformers 5.24).
import { say } from '../../core/message';
import { problem } from '../../language/find/problems';
import type { Claim } from '../../language/find/framework';
import type { Site } from '../../language/find/site';
import type { CallNode, Node } from '../../language/tree/tree';
import { argumentOf, rateAt } from '../shared/optimizer';

const trainers = ['Trainer', 'Seq2SeqTrainer', 'SFTTrainer', 'DPOTrainer', 'KTOTrainer', 'RewardTrainer', 'SentenceTransformerTrainer'];

/** The claim of arguments whose Trainer is given an optimizer, the rate of which counts, or a scheduler, which counts instead of them. */
export function withOptimizers(claim: Claim, site: Site): Claim {
  const { definition } = claim;
  const optimizers = definition && optimizersOf(site);
  const pair = optimizers?.node.kind === 'list' ? optimizers.node.items : [];
  const [optimizer, scheduler] = pair;
  if (!definition || !optimizers || !optimizer || !scheduler) return claim;
  const all = claim.problems ?? [];
  if (scheduler.kind !== 'null') {
    const message = say('The Trainer is given a scheduler, which counts instead of these arguments.');
    return {
      ...claim,
      definition: { ...definition, curves: () => [] },
      problems: [...all, problem('no-curve', message, scheduler.range)],
    };
  }
  const isRate = ({ name }: { readonly name?: { readonly text: string } }) => name?.text === 'learning_rate';
  const written = claim.arguments.find(isRate);
  const rate = optimizer.kind === 'null' ? undefined : rateAt(optimizers, optimizer);
  if (optimizer.kind === 'null') return claim;
  const unread = say('{name} does not count: the Trainer is given an optimizer, and its rate counts.', { name: 'learning_rate' });
  return {
    ...claim,
    arguments: claim.arguments.filter((each) => !isRate(each)),
    definition: rate ? definition : { ...definition, curves: () => [] },
    ...(rate && { given: [...(claim.given ?? []), { ...rate, name: 'learning_rate' }] }),
    problems: written ? [...all, problem('unused-argument', unread, written.range)] : all,
  };
}

/** What stands behind `optimizers` where a Trainer is given the arguments that a site makes. */
function optimizersOf(site: Site): Site | undefined {
  const name = site.place.path.at(-1);
  const isOurs = (node: Node | undefined) => node === site.node || (node?.kind === 'name' && node.name === name);
  for (const trainer of trainers.flatMap((each) => site.calls(each))) {
    const call = trainer.node as CallNode;
    const optimizers = isOurs(argumentOf(call, 'args', 1)) ? argumentOf(call, 'optimizers', -1) : undefined;
    if (optimizers) return trainer.inside(optimizers);
  }
  return undefined;
}
