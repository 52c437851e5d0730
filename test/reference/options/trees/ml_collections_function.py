import ml_collections
import torch


def get_config():
    config = ml_collections.ConfigDict()
    config.learning_rate = 0.1
    config.num_epochs = 10
    config.optim = optim = ml_collections.ConfigDict()
    optim.gamma = 0.3
    return config


def main():
    config = get_config()
    optimizer = torch.optim.SGD(torch.nn.Linear(1, 1).parameters(), lr=config.learning_rate)
    scheduler = torch.optim.lr_scheduler.StepLR(optimizer, config.num_epochs, config.optim.gamma)


main()
