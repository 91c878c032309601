// Empty on purpose. The client names this assembly for sign-ins by Windows' broker, which UseLedgerSqlServer refuses.
