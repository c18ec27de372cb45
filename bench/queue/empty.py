"""The empty task: all that is measured is what carries it."""

from queue_worker import Message, run


def process(message: Message) -> None:
    pass


run(process)
