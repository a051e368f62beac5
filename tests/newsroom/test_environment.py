"""A wrong or missing setting stops the start with one sentence; the documented production is clean."""

import os
import re
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from environs import Env

from newsroom import environment

KEY = "x9-Gm2_" * 10
PRODUCTION = re.compile(r"^```sh production\n(.*?)^```$", re.DOTALL | re.MULTILINE)


def manage(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "manage.py", *arguments]
    return subprocess.run(
        command,
        cwd=settings.BASE_DIR,
        env=os.environ | environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def sentence(result: subprocess.CompletedProcess[str], name: str) -> str:
    """Return the one line that a start which failed has to say."""
    assert result.returncode == 1
    assert result.stdout == ""
    assert re.fullmatch(rf"The newsroom cannot start: {name} [^\n]+\.\n", result.stderr), result.stderr
    return result.stderr


@pytest.mark.parametrize(
    ("name", "value", "hint"),
    [
        ("SECRET_KEY", "short", "at least 50 random characters"),
        ("HOST", "nowhere", "must be an IP address"),
        ("PORT", "abc", "is “abc”, but must be a whole number"),
        ("PORT", "0", "from 1 to 65535"),
        ("PORT", "65536", "from 1 to 65535"),
        ("DATABASE_URL", "mysql://localhost/news", "PostgreSQL"),
        ("DATABASE_URL", "garbage", "postgres://user:password@host:5432/name"),
        ("DATABASE_URL", "postgres://localhost", "postgres://user:password@host:5432/name"),
        ("DATABASE_URL", "sqlite:////nonexistent/folder/news.sqlite3", "a folder that exists"),
        ("TIME_ZONE", "Mars/X", "Europe/Paris"),
        ("SITE_URL", "foo", "https://www.example.org"),
        ("SITE_URL", "https://www.example.org/news", "without a path"),
        ("AKISMET_KEY", "not a key", "letters and digits"),
        ("REVIEW_HOOK_URL", "http://filter.example.org/", "begins with https"),
        ("REVIEW_HOOK_URL", "https://user:hush@filter.example.org/", "begins with https"),
        ("REVIEW_HOOK_SECRET", "short", "at least 32 characters"),
        ("TRUSTED_PROXIES", "x", "number of your own proxies"),
        ("TRUSTED_PROXIES", "-1", "0 for none"),
        ("DEBUG", "maybe", "true or false"),
        ("HSTS_SUBDOMAINS", "perhaps", "true or false"),
        ("VAR_DIR", "/dev/null/var", "a folder that can be made"),
        ("MAIL_URL", "mail.example.org", "submission://user:password@mail.example.org:587"),
        ("MAIL_URL", "smtp://mail.example.org:port", "must be a mail server"),
        ("MAIL_FROM", "the desk", "such as desk@example.org"),
        ("REQUIRE_SECOND_FACTOR", "Editor,,Reporter", "names of groups with commas between"),
        ("EDGE", "akamai", "be null, varnish, fastly or cloudflare"),
    ],
)
def test_a_wrong_setting_stops_the_start_with_one_sentence(name: str, value: str, hint: str) -> None:
    assert hint in sentence(manage("check", **{name: value}), name)


@pytest.mark.parametrize(
    ("edge", "name", "value", "hint"),
    [
        ("varnish", "EDGE_URLS", "", "is missing, and must be where purges are sent"),
        ("varnish", "EDGE_URLS", "http://me:hush-hush@127.0.0.1", "http://127.0.0.1:6081"),
        ("varnish", "EDGE_URLS", "http://127.0.0.1:6081,varnish", "several with commas"),
        ("fastly", "EDGE_URLS", "http://api.fastly.com", "begin with https"),
        ("fastly", "EDGE_SERVICE", "", "is missing, and must be the service's ID"),
        ("cloudflare", "EDGE_SERVICE", "../zones", "letters and digits"),
        ("cloudflare", "EDGE_TOKEN", "", "is missing, and must be a token"),
        ("fastly", "EDGE_TOKEN", "hush-hush no token", "without spaces"),
    ],
)
def test_an_edge_needs_an_address_or_a_service_and_a_token(edge: str, name: str, value: str, hint: str) -> None:
    environment = {"EDGE": edge, "EDGE_SERVICE": "abc", "EDGE_TOKEN": "hush-hush", name: value}
    said = sentence(manage("check", **environment), name)
    assert hint in said
    assert "hush-hush" not in said


@pytest.mark.parametrize(
    ("edge", "urls"),
    [
        ("null", []),
        ("varnish", ["http://10.0.0.1:6081", "http://10.0.0.2:6081"]),
        ("fastly", ["https://api.fastly.com"]),
        ("cloudflare", ["https://api.cloudflare.com"]),
    ],
)
def test_purges_go_where_the_environment_says_or_where_a_cdn_takes_them(edge: str, urls: list[str]) -> None:
    given = ", ".join(urls) + "/" if edge == "varnish" else ""
    environment = {"EDGE": edge, "EDGE_URLS": given, "EDGE_SERVICE": "abc", "EDGE_TOKEN": "hush-hush"}
    script = "import newsroom.settings as s; print(s.EDGE_URLS)"
    command = [sys.executable, "-c", script]
    found = subprocess.check_output(command, env=os.environ | environment, cwd=settings.BASE_DIR, text=True)
    assert found.strip() == str(urls)


@pytest.mark.parametrize(
    ("primary", "replicas", "hint"),
    [
        ("", "postgres://a@b/c", "empty unless DATABASE_URL names a PostgreSQL database"),
        ("postgres://a@b/c", "postgres://d@b/c, mysql://hush/c", "follow DATABASE_URL, with commas"),
        ("postgres://a@b/c", "gibberish", "follow DATABASE_URL, with commas"),
    ],
)
def test_replicas_are_postgresql_like_what_they_follow(primary: str, replicas: str, hint: str) -> None:
    said = sentence(manage("check", DATABASE_URL=primary, DATABASE_REPLICA_URLS=replicas), "DATABASE_REPLICA_URLS")
    assert (hint in said, "hush" in said) == (True, False)


@pytest.mark.parametrize("name", ["DATABASE_URL", "MAIL_URL"])
def test_a_secret_is_not_repeated(name: str) -> None:
    said = sentence(manage("check", **{name: "mysql://me:hush-hush@localhost/news"}), name)
    assert "hush-hush" not in said


@pytest.mark.parametrize(
    ("url", "server"),
    [
        ("smtp://localhost", {"host": "localhost", "port": 25}),
        ("smtps://me:a%40b@mail.example.org", {"port": 465, "use_ssl": True, "username": "me", "password": "a@b"}),
        ("submission://mail.example.org:2587", {"port": 2587, "use_tls": True, "username": ""}),
    ],
)
def test_mail_goes_to_the_server_that_is_named(
    url: str, server: dict[str, object], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MAIL_URL", url)
    assert environment.mailers(Env())["default"]["OPTIONS"].items() >= server.items()


@pytest.mark.parametrize("url", ["https://www.example.org", "http://192.0.2.7:8000"])
def test_a_site_that_others_can_see_needs_a_key_of_its_own(url: str, tmp_path: Path) -> None:
    said = sentence(manage("check", SITE_URL=url, VAR_DIR=str(tmp_path)), "SECRET_KEY")
    assert "is missing" in said
    assert not list(tmp_path.iterdir())


def test_a_local_site_makes_one_private_key_and_keeps_it(tmp_path: Path) -> None:
    script = "import newsroom.settings as s; print(s.SECRET_KEY)"
    environment = os.environ | {"VAR_DIR": str(tmp_path / "new")}
    command = [sys.executable, "-c", script]
    keys = {subprocess.check_output(command, env=environment, cwd=settings.BASE_DIR) for _ in range(2)}
    assert len(keys) == 1
    assert len(keys.pop()) > 50
    assert (tmp_path / "new/secret-key").stat().st_mode & 0o777 == 0o600


def test_a_name_set_to_nothing_is_no_secret_key() -> None:
    assert manage("check", SECRET_KEY="").returncode == 0


@pytest.mark.parametrize(
    ("url", "hosts"),
    [
        ("https://WWW.example.org/", ["www.example.org", "alias.example.org"]),
        ("http://[::1]:8000", ["[::1]", "localhost", "127.0.0.1", "[::1]", "alias.example.org"]),
    ],
)
def test_the_site_answers_to_its_own_names_only(url: str, hosts: list[str]) -> None:
    script = "import newsroom.settings as s; print(s.ALLOWED_HOSTS)"
    environment = os.environ | {"SITE_URL": url, "SECRET_KEY": KEY, "EXTRA_HOSTS": "alias.example.org"}
    command = [sys.executable, "-c", script]
    found = subprocess.check_output(command, env=environment, cwd=settings.BASE_DIR, text=True)
    assert found.strip() == str(hosts)


def production_environment(tmp_path: Path) -> dict[str, str]:
    """Run the block of docs/operating.md that writes the production environment, and return what it wrote."""
    found = PRODUCTION.search((settings.BASE_DIR / "docs/operating.md").read_text())
    assert found
    file = tmp_path / "environment"
    script = found[1].replace("/etc/newsroom/environment", str(file))
    subprocess.run(["/bin/sh", "-eu"], input=script, text=True, check=True)
    return dict(line.split("=", 1) for line in file.read_text().splitlines())


def test_the_documented_production_environment_is_clean(tmp_path: Path) -> None:
    environment = production_environment(tmp_path) | {"VAR_DIR": str(tmp_path)}
    result = manage("check", "--deploy", "--fail-level", "WARNING", **environment)
    assert result.returncode == 0, result.stderr
    assert "no issues" in result.stdout


@pytest.mark.parametrize(
    ("name", "value", "code"),
    [
        ("SITE_URL", "http://www.example.org", "newsroom.W001"),
        ("TRUSTED_PROXIES", "0", "newsroom.W002"),
        ("EXTRA_HOSTS", "*", "newsroom.W003"),
        ("MAIL_URL", "", "newsroom.W004"),
    ],
)
def test_a_doubtful_production_environment_is_noticed(name: str, value: str, code: str, tmp_path: Path) -> None:
    environment = production_environment(tmp_path) | {"VAR_DIR": str(tmp_path), name: value}
    result = manage("check", "--deploy", "--fail-level", "WARNING", **environment)
    assert result.returncode == 1
    assert code in result.stderr


def test_every_setting_is_explained() -> None:
    files = [settings.BASE_DIR / "newsroom" / name for name in ("settings.py", "environment.py")]
    source = "".join(file.read_text() for file in files)
    names = set(re.findall(r'(?:env\.\w+\(\s*|switch\(env, )"([A-Z_]+)"', source))
    manual = (settings.BASE_DIR / "docs/operating.md").read_text()
    assert len(names) > 10
    assert names == set(re.findall(r"^\| `([A-Z_]+)` \|", manual, re.MULTILINE))


def test_the_network_is_closed() -> None:
    with pytest.raises(RuntimeError, match=r"example\.org"):
        socket.create_connection(("example.org", 80))
    with socket.socket() as connection, pytest.raises(RuntimeError, match=r"192\.0\.2\.1"):
        connection.connect(("192.0.2.1", 80))
