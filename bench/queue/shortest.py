"""The shortest consumer that pika allows: what our worker is measured against. Says when it has seen them all."""

import os
import sys

import pika

left = int(sys.argv[1])
login = pika.PlainCredentials(os.environ["USERNAME"], os.environ["PASSWORD"])
connection = pika.BlockingConnection(
    pika.ConnectionParameters(os.environ["RABBITMQ_HOST"], int(os.environ["RABBITMQ_PORT"]), "/", login)
)
channel = connection.channel()
channel.basic_qos(prefetch_count=int(os.environ["QUEUE_PREFETCH"]))


def consume(channel, method, *_):
    global left
    channel.basic_ack(method.delivery_tag)
    left -= 1
    if left == 0:
        channel.stop_consuming()


channel.basic_consume(os.environ["QUEUE_NAME"], consume)
channel.start_consuming()
connection.close()
