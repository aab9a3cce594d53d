def prepare(arguments):
    numbers = [1] * arguments['size']
    return lambda: {'sum': sum(numbers), 'threads': arguments['threads']}
