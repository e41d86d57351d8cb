"""Training speed of crnn-small in python3-torch, for comparison with BenchmarkTraining.

Usage: python3 trainer/bench/crnn_small.py [steps] [fp32|bf16] [threads]
The same layers, sizes, loss, optimiser and batch as the Java benchmark; random ink.
"""

import sys
import time

import torch
from torch import nn

HEIGHT, WIDTH, BATCH, CLASSES, LENGTH = 48, 600, 8, 96, 40
PADDED = (WIDTH + 63) // 64 * 64


def convolution(inputs, maps, kernel=(3, 3), stride=1):
    padding = (kernel[0] // 2, kernel[1] // 2)
    return nn.Sequential(
        nn.Conv2d(inputs, maps, kernel, stride, padding, bias=False), nn.BatchNorm2d(maps), nn.ReLU(True)
    )


class CrnnSmall(nn.Module):
    def __init__(self):
        super().__init__()
        self.maps = nn.Sequential(
            convolution(1, 24, stride=2),
            convolution(24, 48, stride=2),
            convolution(48, 80),
            nn.MaxPool2d((2, 1)),
            convolution(80, 112),
            convolution(112, 128),
            nn.MaxPool2d((2, 1)),
            convolution(128, 192, (3, 5)),
        )
        self.drop = nn.Dropout(0.1)
        self.lstm = nn.LSTM(192, 192, bidirectional=True)
        self.classes = nn.Linear(384, CLASSES)

    def forward(self, ink):
        sequence = self.maps(ink).mean(2).permute(2, 0, 1)
        return self.classes(self.drop(self.lstm(self.drop(sequence))[0]))


def main():
    steps = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    bf16 = len(sys.argv) > 2 and sys.argv[2] == "bf16"
    torch.set_num_threads(int(sys.argv[3]) if len(sys.argv) > 3 else 2)
    torch.manual_seed(1)
    network = CrnnSmall().to(memory_format=torch.channels_last)
    optimiser = torch.optim.AdamW(network.parameters(), 2e-3, weight_decay=0.01)
    lengths = torch.full((BATCH,), LENGTH)
    seen = torch.full((BATCH,), (WIDTH + 3) // 4)
    begin = time.time()
    for step in range(steps):
        if step == steps // 10:
            begin = time.time()
        ink = torch.rand(BATCH, 1, HEIGHT, PADDED).contiguous(memory_format=torch.channels_last)
        targets = torch.randint(1, CLASSES, (BATCH, LENGTH))
        with torch.autocast("cpu", torch.bfloat16, enabled=bf16):
            scores = network(ink)
        loss = nn.functional.ctc_loss(
            nn.functional.log_softmax(scores.float(), 2), targets, seen, lengths, zero_infinity=True
        )
        optimiser.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(network.parameters(), 5)
        optimiser.step()
    measured = steps - steps // 10
    weights = sum(p.numel() for p in network.parameters())
    print(
        f"python3-torch {torch.__version__}, {'bf16' if bf16 else 'fp32'}, {torch.get_num_threads()} threads: "
        f"{measured * BATCH / (time.time() - begin):.0f} lines/s ({weights:,} weights)"
    )


main()
