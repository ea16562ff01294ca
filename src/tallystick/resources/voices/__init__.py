"""The register of voices: whose voice a name is, which voices are a class, how agencies and own work are credited."""
