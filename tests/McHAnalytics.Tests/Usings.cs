global using McHAnalytics.Tests.Support;
global using Xunit;
