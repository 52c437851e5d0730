import type { Convention } from '../../language/resolve/convention';

/** Hugging Face's TrainingArguments, in which batches are those of one device. */
export const huggingFace: Convention = {
  name: 'hugging face',
  run: {
    names: { epochs: ['num_train_epochs'], batch: ['per_device_train_batch_size'], dropLast: ['dataloader_drop_last'] },
  },
};
