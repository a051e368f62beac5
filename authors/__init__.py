"""Who writes: logins and public reporter profiles."""
