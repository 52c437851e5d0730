import type { Convention } from '../../language/resolve/convention';

/** Hugging Face's TrainingArguments, in which batches are those of one device. */
export const huggingFace: Convention = {
  name: 'hugging face',
  run: {
    calls: /TrainingArguments$|^(?:SFT|GKD|DPO|CPO|ORPO|KTO|BCO|GRPO|RLOO|Reward|OnlineDPO|NashMD|XPO|PRM)Config$/,
    callKeys: ['max_steps', 'num_train_epochs', 'per_device_train_batch_size', 'gradient_accumulation_steps', 'dataloader_drop_last'],
    isOnlyCall: true,
    sharesBatches: 'dataloader_drop_last',
    names: { epochs: ['num_train_epochs'], batch: ['per_device_train_batch_size'], dropLast: ['dataloader_drop_last'] },
  },
};
