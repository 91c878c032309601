using McHAnalytics.GraphQL.Language;
using McHAnalytics.GraphQL.TypeSystem;

namespace McHAnalytics.GraphQL.Introspection;

/// <summary>The types and directives every schema has, built once and shared by all.</summary>
internal static class IntrospectionTypes
{
    private static ObjectType? s_schema;
    private static ObjectType? s_type;

    static IntrospectionTypes()
    {
        var builder = new TypeBuilder(SpecifiedScalars.All);
        var document = Parser.Parse(
            IntrospectionSchema.Directives + "\n" + IntrospectionSchema.Types, ParserOptions.Trusted);
        All = builder.BuildTypes(document.Definitions);
        Directives = builder.BuildDirectives(document.Definitions);
        IntrospectionResolvers.AttachTo(All.OfType<ObjectType>());
    }

    /// <summary>The eight types whose names begin with two underscores.</summary>
    public static IReadOnlyList<NamedType> All { get; }

    /// <summary>skip, include, deprecated, specifiedBy and oneOf.</summary>
    public static IReadOnlyList<DirectiveDefinition> Directives { get; }

    public static ObjectType Schema => s_schema ??= Find("__Schema");

    public static ObjectType Type => s_type ??= Find("__Type");

    private static ObjectType Find(string name) => All.OfType<ObjectType>().First(type => type.Name == name);
}
