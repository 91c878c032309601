using System.Collections.Immutable;
using McHAnalytics.GraphQL.Language;

namespace McHAnalytics.GraphQL.TypeSystem;

/// <summary>A type with a name of its own.</summary>
public abstract class NamedType : GraphQLType, ISchemaMember
{
    private protected NamedType(string name, string? description)
    {
        Name = name;
        Description = description;
    }

    /// <summary>Unique in its schema; those of the specification's own types begin with two underscores.</summary>
    public string Name { get; }

    /// <summary>For readers, in Markdown.</summary>
    public string? Description { get; internal set; }

    /// <inheritdoc/>
    public AppliedDirectives Directives { get; internal set; } = AppliedDirectives.None;

    /// <summary>The definition and then the extensions this type was built from.</summary>
    public ImmutableArray<TypeDefinitionNode> Definitions { get; internal set; } = [];

    /// <inheritdoc/>
    public override NamedType Innermost => this;

    /// <summary>Whether it belongs to every schema: a specified scalar or an introspection type.</summary>
    public bool IsSpecified =>
        Name.StartsWith("__", StringComparison.Ordinal) || this is ScalarType { IsBuiltIn: true };

    /// <inheritdoc/>
    public override string ToString() => Name;
}

/// <summary>Something of the schema that has a name and may carry directives.</summary>
public interface ISchemaMember
{
    /// <summary>Its name among its siblings.</summary>
    public string Name { get; }

    /// <summary>The directives written at its definition, those of the schema's own among them.</summary>
    public AppliedDirectives Directives { get; }
}

/// <summary>A type whose value's real type is known only from the value (specification, 3.4).</summary>
public interface IAbstractType
{
    /// <summary>The object types a value may have.</summary>
    public IReadOnlyList<ObjectType> PossibleTypes { get; }
}
