// What must be found in real configs, worked out by reading them. The files themselves are not in the repository: their paths name where they are
// from, owner__repository first. None of them has a schedule as it stands; each case puts one in.

/** A schedule that must be found; where an origin is left out, the value is written at the schedule itself. */
export interface Expected {
  readonly label: string;
  /** Undefined where nothing says how long the run is. */
  readonly total: number | undefined;
  readonly totalFrom?: string;
  readonly weight: number;
  readonly weightFrom?: string;
}

/** A file, and a text put into it. */
export interface Case {
  readonly file: string;
  /** The line before which the text is put, counted from 1; the end of the file where it is left out. */
  readonly before?: number;
  readonly text: string;
  readonly found: Expected;
}

const litgpt = 'Lightning-AI__litgpt/config_hub/finetune';
const neox = 'EleutherAI__gpt-neox';
const paddle = 'PaddlePaddle__PaddleDetection/configs';
const prime = 'PrimeIntellect-ai__prime-rl';
const basicSR = 'XPixelGroup__BasicSR/options/train';
const axolotl = 'axolotl-ai-cloud__axolotl/examples';
const deepSpeed = 'deepspeedai__DeepSpeedExamples/training';
const zoo = 'DLR-RM__rl-baselines3-zoo/hyperparams';
const foundry = 'mosaicml__llm-foundry/scripts/train';
const factory = 'hiyouga__LLaMA-Factory/examples';
const torchtune = 'pytorch__torchtune/recipes/configs';
const latentDiffusion = 'CompVis__latent-diffusion/models/first_stage_models/kl-f16/config.yaml';

// prettier-ignore
export const cases: readonly Case[] = [
  // References to keys of the file.
  { file: latentDiffusion, text: 'kl: schedule(linear, ${model.params.lossconfig.params.kl_weight}, ${model.params.lossconfig.params.disc_start})', found: { label: 'kl', total: 50001, totalFrom: 'model.params.lossconfig.params.disc_start, line 10', weight: 1e-6, weightFrom: 'model.params.lossconfig.params.kl_weight, line 11' } },
  { file: `${litgpt}/phi-2/full.yaml`, text: 'kl: schedule(linear, ${optimizer.init_args.lr}, ${train.max_steps})', found: { label: 'kl', total: 100, totalFrom: 'train.max_steps, line 50', weight: 0.0002, weightFrom: 'optimizer.init_args.lr, line 93' } },
  { file: `${paddle}/ppyoloe/_base_/optimizer_300e.yml`, text: 'kl: schedule(linear, ${LearningRate.base_lr}, ${LearningRate.schedulers[1].epochs})', found: { label: 'kl', total: 5, totalFrom: 'LearningRate.schedulers[1].epochs, line 10', weight: 0.01, weightFrom: 'LearningRate.base_lr, line 4' } },
  { file: `${paddle}/mot/bytetrack/detector/yolox_x_24e_800x1440_ht21.yml`, text: 'kl: schedule(linear, 1, ${LearningRate.schedulers[0].max_epochs} * 100)', found: { label: 'kl', total: 2400, totalFrom: 'LearningRate.schedulers[0].max_epochs, line 16', weight: 1 } },
  { file: `${basicSR}/BasicVSRPP/train_BasicVSRPP_REDS.yml`, before: 79, text: '  kl: schedule(linear, 1, ${train.fix_flow})', found: { label: 'train.kl', total: 5000, totalFrom: 'train.fix_flow, line 77', weight: 1 } },
  { file: `${foundry}/yamls/pretrain/hf-llama-3.1-8B.yaml`, before: 53, text: '  kl: schedule(linear, ${optimizer.lr}, ${max_seq_len})', found: { label: 'scheduler.kl', total: 2048, totalFrom: 'max_seq_len, line 11', weight: 6e-4, weightFrom: 'optimizer.lr, line 57' } },
  { file: `${torchtune}/llama2/1B_full_ppo_low_memory_single_device.yaml`, text: 'kl: schedule(linear, ${kl_coeff}, ${num_steps})', found: { label: 'kl', total: 1000, totalFrom: 'num_steps, line 119', weight: 0.01, weightFrom: 'kl_coeff, line 168' } },
  { file: `${torchtune}/qwen3/0.6B_lora.yaml`, text: 'kl: schedule(linear, 1, ${lr_scheduler.num_warmup_steps})', found: { label: 'kl', total: 100, totalFrom: 'lr_scheduler.num_warmup_steps, line 63', weight: 1 } },
  { file: 'ashleve__lightning-hydra-template/configs/data/mnist.yaml', text: 'epochs: 10\nkl: schedule(linear, 1, ${epochs} * ${train_val_test_split[0]} // ${batch_size})', found: { label: 'kl', total: 4296, totalFrom: 'epochs, line 7; train_val_test_split[0], line 4; batch_size, line 3', weight: 1 } },
  { file: `${deepSpeed}/BingBertSquad/deepspeed_bsz24_config.json`, before: 4, text: '"kl": "schedule(linear, ${optimizer.params.lr}, 100)",', found: { label: 'kl', total: 100, weight: 3e-5, weightFrom: 'optimizer.params.lr, line 9' } },
  { file: `${prime}/examples/advanced/intellect-3.1/rl.toml`, before: 2, text: 'kl = "schedule(linear, ${trainer.optim.lr}, 100)"', found: { label: 'kl', total: 100, weight: 1e-6, weightFrom: 'trainer.optim.lr, line 44' } },
  { file: `${prime}/examples/advanced/nemotron-3-super/swe.toml`, before: 60, text: 'kl = "schedule(linear, 1, ${max_steps})"', found: { label: 'trainer.ckpt.kl', total: 1000, totalFrom: 'max_steps, line 1', weight: 1 } },
  { file: `${prime}/examples/vlm_sft/sft.toml`, before: 33, text: 'kl = "schedule(linear, 1, ${data.seq_len} // 2)"', found: { label: 'optim.kl', total: 8192, totalFrom: 'data.seq_len, line 30', weight: 1 } },

  // References to keys nearby.
  { file: latentDiffusion, before: 11, text: '        kl: schedule(cosine, ${.kl_weight}, ${.disc_start})', found: { label: 'model.params.lossconfig.params.kl', total: 50001, totalFrom: 'disc_start, line 10', weight: 1e-6, weightFrom: 'kl_weight, line 12' } },
  { file: `${basicSR}/EDVR/train_EDVR_M_x4_SR_REDS.yml`, before: 94, text: '    kl: schedule(linear, ${.loss_weight}, ${..tsa_iter})', found: { label: 'train.pixel_opt.kl', total: 50000, totalFrom: 'tsa_iter, line 86', weight: 1, weightFrom: 'loss_weight, line 92' } },
  { file: `${axolotl}/llama-3/diffusion/pretrain-1b.yaml`, before: 24, text: '  kl: schedule(linear, 1, ${.num_diffusion_steps})', found: { label: 'diffusion.kl', total: 128, totalFrom: 'num_diffusion_steps, line 18', weight: 1 } },
  { file: `${torchtune}/dev/3B_full_grpo.yaml`, before: 98, text: '  kl: schedule(linear, ${.kl_coeff}, ${num_steps})', found: { label: 'loss.kl', total: 200, totalFrom: 'num_steps, line 82', weight: 0.01, weightFrom: 'kl_coeff, line 96' } },
  { file: `${paddle}/ttfnet/_base_/optimizer_20x.yml`, before: 12, text: '  kl: schedule(linear, ${.base_lr}, 1000)', found: { label: 'LearningRate.kl', total: 1000, weight: 0.015, weightFrom: 'base_lr, line 4' } },

  // The nearest key that says how long the run is.
  { file: `${zoo}/a2c.yml`, before: 25, text: '  ent: schedule(linear, 0.5)', found: { label: 'CartPole-v1.ent', total: 500_000, totalFrom: 'n_timesteps, line 23', weight: 0.5 } },
  { file: `${neox}/configs/19M.yml`, before: 74, text: '  "kl": "schedule(cosine, 0.5)",', found: { label: 'kl', total: 143_000, totalFrom: 'train_iters, line 75', weight: 0.5 } },
  { file: `${neox}/configs/rwkv/170M.yml`, before: 89, text: '  "kl": schedule(cosine, 0.5),', found: { label: 'kl', total: 500, totalFrom: 'train_iters, line 90', weight: 0.5 } },
  { file: `${neox}/configs/125M-json.yml`, before: 65, text: '  "kl": "schedule(linear, ${optimizer.params.lr})",', found: { label: 'kl', total: 320_000, totalFrom: 'train_iters, line 66', weight: 0.0006, weightFrom: 'optimizer.params.lr, line 27' } },
  { file: `${neox}/configs/finetuning_configs/6-9B.yml`, before: 74, text: '   "kl": "schedule(linear, 1)",', found: { label: 'kl', total: 143_000, totalFrom: 'train-iters, line 75', weight: 1 } },
  { file: `${neox}/post-training/configs/benchmarking/mistral-dpo.yml`, before: 126, text: '  "kl": schedule(linear, 2, ${train_iters}),', found: { label: 'kl', total: 477, totalFrom: 'train_iters, line 103', weight: 2 } },
  { file: `${paddle}/semi_det/arsl/_base_/optimizer_90k.yml`, text: 'kl: schedule(linear, ${SEMISUPNET.UNSUP_LOSS_WEIGHT})', found: { label: 'kl', total: 90_000, totalFrom: 'max_iter, line 12', weight: 1, weightFrom: 'SEMISUPNET.UNSUP_LOSS_WEIGHT, line 21' } },
  { file: `${prime}/configs/ci/integration/reverse-text-sft/full-offload-resume.toml`, text: 'kl = "schedule(linear, 1)"', found: { label: 'data.kl', total: 6, totalFrom: 'max_steps, line 1', weight: 1 } },
  { file: `${prime}/examples/advanced/glm-5.2/swe-llmd.toml`, before: 5, text: "kl = 'schedule(cosine, 0.5)'", found: { label: 'kl', total: 10_000_000, totalFrom: 'max_steps, line 1', weight: 0.5 } },
  { file: `${prime}/examples/basic/wordle/sft.toml`, text: 'kl = "schedule(linear, ${optim.lr})"', found: { label: 'optim.kl', total: 20, totalFrom: 'max_steps, line 1', weight: 1e-5, weightFrom: 'optim.lr, line 15' } },
  { file: `${basicSR}/EDSR/train_EDSR_Mx3.yml`, before: 78, text: '  kl: schedule(linear, 1)', found: { label: 'train.kl', total: 300_000, totalFrom: 'total_iter, line 74', weight: 1 } },
  { file: `${basicSR}/StyleGAN/train_StyleGAN2_256_Cmul2_FFHQ.yml`, before: 72, text: '  r1: schedule(linear, ${.r1_reg_weight})', found: { label: 'train.r1', total: 800_000, totalFrom: 'total_iter, line 63', weight: 10, weightFrom: 'r1_reg_weight, line 73' } },
  { file: `${axolotl}/archived/tiny-llama/pretrain.yml`, text: 'kl: schedule(linear, 1)', found: { label: 'kl', total: 200, totalFrom: 'max_steps, line 8', weight: 1 } },
  { file: `${axolotl}/qwen2/muon-pretrain-fsdp2.yaml`, before: 44, text: 'kl: schedule(linear, ${learning_rate})', found: { label: 'kl', total: 305, totalFrom: 'max_steps, line 36', weight: 0.02, weightFrom: 'learning_rate, line 40' } },
  { file: `${axolotl}/ebft/qwen35-9b-ebft-structured.yaml`, before: 22, text: '  kl: schedule(cosine, ${.diversity_coef})', found: { label: 'ebft.kl', total: 10, totalFrom: 'max_steps, line 55', weight: 1, weightFrom: 'diversity_coef, line 20' } },
  { file: `${deepSpeed}/bing_bert/bert_base.json`, before: 43, text: '            "kl": "schedule(\'linear\', 1)",', found: { label: 'mixed_seq_training.128.kl', total: 125_000, totalFrom: 'total_training_steps, line 44', weight: 1 } },
  { file: `${factory}/v1/train_full/train_full_muon.yaml`, text: 'kl: schedule(linear, 1)', found: { label: 'kl', total: 10, totalFrom: 'max_steps, line 25', weight: 1 } },
  { file: `${foundry}/yamls/pretrain/gpt-neo-125m.yaml`, before: 79, text: 'kl: schedule(linear, 1)', found: { label: 'kl', total: 4800, totalFrom: 'max_duration, line 80', weight: 1 } },

  // A section of the file says it.
  { file: `${litgpt}/phi-2/full.yaml`, text: 'kl: schedule(linear, 1)', found: { label: 'kl', total: 100, totalFrom: 'train.max_steps, line 50', weight: 1 } },
  { file: `${basicSR}/HiFaceGAN/train_hifacegan.yml`, text: 'kl: schedule(linear, ${train.gan_opt.loss_weight})', found: { label: 'kl', total: 5000, totalFrom: 'train.total_iter, line 86', weight: 1, weightFrom: 'train.gan_opt.loss_weight, line 116' } },

  // Anchors and merge keys.
  { file: `${zoo}/ddpg.yml`, before: 93, text: '  noise: schedule(linear, ${.noise_std})', found: { label: 'AntBulletEnv-v0.noise', total: 1_000_000, totalFrom: 'n_timesteps, line 77', weight: 0.1, weightFrom: 'noise_std, line 83' } },
  { file: `${zoo}/ddpg.yml`, before: 120, text: '  noise: schedule(linear, 1)', found: { label: 'ReacherBulletEnv-v0.noise', total: 300_000, totalFrom: 'n_timesteps, line 119', weight: 1 } },
  { file: `${zoo}/crossq.yml`, before: 54, text: '  kl: schedule(linear, 1)', found: { label: 'Ant-v4.kl', total: 5_000_000, totalFrom: 'n_timesteps, line 47', weight: 1 } },
  { file: `${paddle}/keypoint/tiny_pose/tinypose_128x96.yml`, text: 'kl: {method: linear, base_weight: 1, total_steps: *pixel_std}', found: { label: 'kl', total: 200, totalFrom: '*pixel_std, line 8', weight: 1 } },

  // Mappings, and a call that the flow collection would split.
  { file: `${neox}/configs/pythia/70M.yml`, before: 69, text: '  "kl": {"method": "linear", "base_weight": 3},', found: { label: 'kl', total: 143_000, totalFrom: 'train_iters, line 70', weight: 3 } },
  { file: `${prime}/examples/basic/reverse-text/sft.toml`, before: 15, text: 'kl = { method = "linear", base_weight = 0.1 }', found: { label: 'optim.kl', total: 100, totalFrom: 'max_steps, line 1', weight: 0.1 } },
  { file: `${deepSpeed}/DeepSpeed-ZenFlow/finetuning/zf_config.json`, before: 2, text: '"kl": {"method": "power", "base_weight": 0.5, "total_steps": 50, "a": 3},', found: { label: 'kl', total: 50, weight: 0.5 } },
  { file: `${paddle}/semi_det/arsl/_base_/optimizer_360k.yml`, text: 'SEMI: {kl: schedule(linear, 2, ${max_iter})}', found: { label: 'SEMI.kl', total: 360_000, totalFrom: 'max_iter, line 12', weight: 2 } },

  // Epochs.
  { file: `${paddle}/picodet/_base_/optimizer_300e.yml`, text: 'steps_per_epoch: 100\nkl: schedule(linear, 1)', found: { label: 'kl', total: 30_000, totalFrom: '300 epochs (epoch, line 1) · 100 steps (steps_per_epoch, line 19)', weight: 1 } },
  { file: `${factory}/extras/oft/llama3_oft_sft.yaml`, text: 'steps_per_epoch: 125\nkl: schedule(linear, 1)', found: { label: 'kl', total: 375, totalFrom: '3 epochs (num_train_epochs, line 34) · 125 steps (steps_per_epoch, line 47)', weight: 1 } },
  { file: `${axolotl}/archived/falcon/config-7b.yml`, text: 'dataset_size: 1001\nkl: schedule(linear, 1)', found: { label: 'kl', total: 2004, totalFrom: '4 epochs (num_epochs, line 33) · 501 steps (1,001 (dataset_size, line 54) / 2 (batch_size, line 31), rounded up)', weight: 1 } },
  { file: `${litgpt}/gemma2-2b/lora.yaml`, text: 'dataset_size: 80\nkl: schedule(linear, 1)', found: { label: 'kl', total: 28, totalFrom: '2 epochs (train.epochs, line 75) · 14 steps (80 (dataset_size, line 133) / 6 (train.global_batch_size, line 66), rounded up)', weight: 1 } },

  // Nothing says it: epochs alone, -1 and an evaluation's limit do not.
  { file: `${litgpt}/falcon-7b/lora.yaml`, text: 'kl: schedule(linear, 1)', found: { label: 'kl', total: undefined, weight: 1 } },
  { file: 'huggingface__alignment-handbook/recipes/smollm2/sft/config.yaml', text: 'kl: schedule(linear, 1)', found: { label: 'kl', total: undefined, weight: 1 } },
  { file: `${foundry}/finetune_example/llama-3-8b-arc-easy--gpu.yaml`, text: 'kl: schedule(linear, 1)', found: { label: 'kl', total: undefined, weight: 1 } },
];
