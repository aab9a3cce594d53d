"""DuckDB: text to counts of pairs in SQL; tokens stand between spaces, lines are kept apart."""
import duckdb

LIBRARIES = ['duckdb']


def prepare(arguments):
    connection = duckdb.connect()
    connection.execute(f"set threads = {arguments['threads']}")
    pairs = ' union all '.join(
        f'select id as target, lead(id, {distance}) over lines as context from kept window lines as (partition by line order by place)'
        for distance in range(1, arguments['window'] + 1)
    )
    query = f"""
        with lines as (
            select row_number() over () as line, string_split(text, ' ') as words
            from read_csv(?, columns = {{'text': 'varchar'}}, header = false, delim = '\t', quote = '', escape = '',
                          auto_detect = false)
        ),
        tokens as (select line, unnest(words) as word, generate_subscripts(words, 1) as place from lines),
        vocabulary as (
            select word, row_number() over () as id from tokens group by word having count(*) >= {arguments['minimumCount']}
        ),
        kept as materialized (select line, place, id from tokens join vocabulary using (word)),
        pairs as ({pairs})
        select count(*) from (
            select target, context, count(*) from pairs where context is not null group by target, context
        )
    """

    def call():
        return {'distinct pairs': connection.execute(query, [arguments['text']]).fetchone()[0]}

    return call
