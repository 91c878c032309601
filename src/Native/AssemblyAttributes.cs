using System.Runtime.CompilerServices;

// What crosses the border is blittable, or says its own marshaller.
[assembly: DisableRuntimeMarshalling]
