namespace McHAnalytics.Yardsticks.Fuzz;

/// <summary>What the fuzzer starts from: a schema with every kind of type, documents and variables that fit it.</summary>
internal static class FuzzSeeds
{
    public const string Schema = """"
        "A county's wards" schema { query: Query mutation: Mutation subscription: Subscription }
        directive @tag(name: String! = "x", of: [Range!]) repeatable on QUERY | FIELD | FRAGMENT_SPREAD | INLINE_FRAGMENT
          | FRAGMENT_DEFINITION | VARIABLE_DEFINITION | OBJECT | ENUM_VALUE | ARGUMENT_DEFINITION
        scalar Day @specifiedBy(url: "urn:example:day")
        scalar Any
        enum Colour { GREEN YELLOW @deprecated(reason: "old") RED @tag }
        interface Node { id: ID! }
        interface Place implements Node { id: ID! name(short: Boolean = false): String! inside: Place }
        type County implements Node & Place @tag(name: "c") { id: ID! name(short: Boolean = false): String! inside: Place
          wards(first: Int = 10, colours: [Colour!], where: Filter = {range: {from: 1}}): [Ward!] rate: Float! since: Day }
        type Ward implements Node & Place { id: ID! name(short: Boolean = false): String! inside: County
          births(range: Range! = {from: 0, to: 9}): [[Int]!] colour: Colour hit: Hit }
        union Hit = County | Ward
        input Range { from: Int! = 0 to: Int, ends: [Day!] }
        input Filter { range: Range any: [Filter!] all: Filter ids: [ID!]! = ["a"] text: String = """block "text" """ }
        input Key @oneOf { id: ID code: Int key: Key range: Range }
        type Query { node(id: ID!): Node place(key: Key!): Place hits(text: String, keys: [Key!]): [Hit]
          county: County! ward: Ward any(v: Any): Any self: Query count(of: [[Int!]]): Int }
        type Mutation { move(id: ID!, to: Filter): Ward first: Int! second: Int }
        type Subscription { moved(id: ID): Ward count: Int }
        """";

    public static readonly string[] Documents =
    [
        "{ county { id name(short: true) wards(first: 3, colours: [RED, GREEN]) { ...W births(range: {from: 1}) } } } "
            + "fragment W on Ward { id colour hit { __typename ... on County { rate since } ... on Ward { name } } }",
        "query Q($key: Key!, $short: Boolean = true, $n: Int = 5) { place(key: $key) { id ... @include(if: $short) { "
            + "name(short: $short) inside { id @skip(if: $short) inside { ... on Ward { births } } } } self: __typename } }",
        "mutation M($id: ID!, $to: Filter = {ids: [\"x\"], range: {from: -1, to: 2}}) { first move(id: $id, to: $to) { "
            + "inside { wards(where: {ids: [$id], any: [{range: {from: 1}}]}) { colour } } } second @tag(name: \"é\") }",
        "subscription S { moved(id: 4) { id } }",
        "{ __schema { description types { kind name fields(includeDeprecated: true) { name args { name defaultValue "
            + "type { name ofType { name } } } isDeprecated } possibleTypes { name } } directives { name isRepeatable } } "
            + "__type(name: \"Key\") { isOneOf inputFields { name type { kind } } specifiedByURL } }",
        "# a comment\r\n\"said\" query Said(\"of\" $v: Any) @tag { any(v: $v) two: any(v: {a: [1, 2.5e3, null, ENUM, $v]}) "
            + "hits(text: \"\"\"\n  a\n    b \\\"\"\" c\n  \"\"\", keys: [{id: 1}, {key: {code: 2}}]) { __typename } }",
        "query A { self { self { self { count(of: [[1], 2]) } } } } query B { node(id: \"\\u00e9\\u{1F600}\\uD83D\\uDE00\") "
            + "{ ...N ... on Place { ...N name } } } fragment N on Node @tag { id ... on County { id rate } }",
    ];

    public static readonly string[] Variables =
    [
        """{"key":{"id":"a"},"short":false,"n":3}""",
        """{"id":7,"to":{"ids":["x",1],"range":{"from":2,"ends":["2025-01-31"]},"any":[{"all":{"text":"\u00e9"}}]}}""",
        """{"v":{"a":[1,2.5e300,null,true,{"b":"\ud83d\ude00"}]},"key":{"key":{"code":1}},"id":"0"}""",
    ];

    /// <summary>Tokens and runs of text that lexers and parsers have trouble with.</summary>
    public static readonly string[] Pieces =
    [
        "{", "}", "(", ")", "[", "]", "!", "$", "&", "|", "=", ":", "@", "...", "..", "\"", "\"\"\"", "\\", "#", ",", "\n",
        "\r", "\r\n", "\uFEFF", "\0", "\uD800", "\uDC00", "\u2028", "é", "\U0001F600", "\\u{", "\\uD83D", "\\u{110000}",
        "0", "-", "-0", "00", "1.", "1e", "99999999999999999999", "1e999", "-1E-999", "true", "null", "on", "query",
        "mutation", "subscription", "fragment", "extend", "schema", "type", "interface", "union", "enum", "input", "scalar",
        "directive", "implements", "repeatable", "__typename", "__schema{types{name}}", "__type(name:\"Q\"){name}",
        "@skip(if:true)", "@include(if:$short)", "@tag", "$v", "...N", "...W", "... on Ward{id}", "... on Hit{__typename}",
        "{id:1,code:2}", "{}", "[]", "[null]", "\"\"", "\"a\"", "RED", " a:b ", "fragment N on Node{...N}", "x:id",
        "self{self{self{", "\"\"\"\n  a\n\"\"\"",
    ];
}
